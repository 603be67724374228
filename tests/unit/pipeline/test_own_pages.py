"""What a look at a document's own page means for its state."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from ingest.pipeline.looks import Absent, Quiet, Seen
from ingest.pipeline.own_pages import state_after
from schemas.records.fetches import Fetched, FetchRequest

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
WAIT = timedelta(hours=6)
SURE, UNSURE = "forums.phpbb/1", "forums.general/2"


def feed(url="https://board.example/viewtopic.php?p=99"):
    return SimpleNamespace(url=url, document_id="d")


def fetched(at):
    return Fetched(
        request=FetchRequest(feed_id=1, url="https://board.example/"), url="https://board.example/",
        status=200, headers=(), body=b"", etag=None, last_modified=None, observed_at=at,
        elapsed=timedelta(),
    )  # fmt: skip


def seen(at, method=SURE, of=None):
    return Seen(
        feed=of or feed(), outcome=fetched(at), view="page", format="page", items=("another post",),
        method=method, body_hash=b"",
    )  # fmt: skip


def known(method=SURE, state="live", first=None):
    head = SimpleNamespace(method=method)
    return SimpleNamespace(state=state, first_absent_at=first, heads={"page": head})


def after(look, document, *, shown=False):
    return state_after(look, document, shown=shown, confirm=WAIT)


def test_a_page_that_shows_other_posts_twice_makes_a_post_gone():
    first = after(seen(AT), known())
    assert (first.state, first.first_absent_at) == ("live", AT)
    assert after(seen(AT + WAIT), known(first=AT)).event == "gone"


def test_the_same_bytes_confirm_what_they_meant_at_the_look_before():
    quiet = Quiet(feed=feed(), outcome=fetched(AT + WAIT))
    assert after(quiet, known(first=AT)).event == "gone"
    assert after(quiet, known()).state == "live"
    assert after(quiet, known(state="gone")).event is None


def test_the_general_reader_never_makes_a_post_gone_by_missing_it():
    assert after(seen(AT, UNSURE), known(UNSURE)).first_absent_at is None
    quiet = Quiet(feed=feed(), outcome=fetched(AT + WAIT))
    assert after(quiet, known(UNSURE, first=AT)).event is None


def test_a_page_of_a_thread_from_which_posts_moved_up_proves_nothing():
    paged = feed("https://board.example/viewtopic.php?t=7&start=40")
    assert after(seen(AT, of=paged), known()).first_absent_at is None


@pytest.mark.parametrize(
    ("instead", "state"), [("nothing", "gone"), ("tombstone", "gone"), ("hidden", "hidden")]
)
def test_what_the_site_says_in_its_place_is_its_state_on_the_second_look(instead, state):
    look = Absent(feed=feed(), outcome=fetched(AT + WAIT), instead=instead)
    step = after(look, known(first=AT))
    assert (step.state, step.event) == (state, "gone")
