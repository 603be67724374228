"""A view of a document is kept through one feed, so that two feeds do not look like edits."""

from types import SimpleNamespace

import pytest

from ingest.pipeline.record import keeping_of


def sighting(feed=1, view="feed", own_page_of=None):
    return SimpleNamespace(view=view, feed=SimpleNamespace(id=feed, document_id=own_page_of))


def document(*, head=True, keeper=1, view="feed"):
    return SimpleNamespace(
        id="d", heads={view: object()} if head else {}, keepers={view: keeper} if keeper else {}
    )


@pytest.mark.parametrize(
    ("seen", "known", "keeping"),
    [
        (sighting(), document(head=False), "keep"),
        (sighting(feed=1), document(keeper=1), "keep"),
        (sighting(feed=2), document(keeper=1), "leave"),
        (sighting(feed=2), document(keeper=None), "take over"),
        (sighting(9, "page", "d"), document(keeper=8, view="page"), "take over"),
        (sighting(9, "page", "other"), document(keeper=8, view="page"), "leave"),
        (sighting(9, "page", "other"), document(head=False, view="page"), "keep"),
    ],
    ids=[
        "first sight",
        "its own feed",
        "another feed of the source",
        "the keeper is no longer looked at",
        "the document's own page",
        "the page of another post",
        "first seen on the page of another post",
    ],
)
def test_who_may_speak_for_a_view(seen, known, keeping):
    assert keeping_of(seen, known) == keeping
