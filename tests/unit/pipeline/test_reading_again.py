"""Which parser reads a snapshot again, and between which revisions a hidden edit is looked for."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from ingest.parse import fast_xml, reference
from ingest.pipeline.again import Again
from ingest.pipeline.hidden_edits import hidden_edits
from ingest.pipeline.kept_looks import MOST_CHARS, KeptLooks
from ingest.pipeline.looks import Seen, body_hash
from ingest.pipeline.preview import _as_feed
from ingest.pipeline.rereading import look_again
from ingest.revisions.fingerprint import prints
from ingest.revisions.stories.passages import Passage
from ingest.revisions.stories.unrest import Unrest, unrest_from_json, unrest_to_json
from schemas.watchlist import read_watchlist
from tests.fakes.sites import FORUM_FEED, RSS, forum_feed
from tests.flow.baseline import FIRST
from tests.unit.revisions.making import NOON, content

SNAPSHOT = {
    "id": "s1", "url": FORUM_FEED, "headers": [["content-type", RSS]], "fetched_at": NOON,
    "seen_at": NOON, "body": forum_feed([FIRST]).encode(),
}  # fmt: skip


def a_feed():
    text = f"sources:\n  - {{name: A, kind: forum, feeds: ['{FORUM_FEED}']}}\n"
    [source] = read_watchlist(text).sources
    return _as_feed(1, source, source.feeds[0], now=NOON)


def test_a_feed_is_read_again_even_if_its_last_body_was_the_same():
    """`body_hash` of the feed would make the look a quiet one."""
    feed = replace(a_feed(), body_hash=body_hash(SNAPSHOT["body"]))
    assert isinstance(look_again(None, feed, SNAPSHOT, method="feeds.fast/2"), Seen)


@pytest.mark.parametrize(
    ("method", "today"),
    [
        ("feeds.fast/0", fast_xml.METHOD),
        ("feeds.reference/0", reference.METHOD),
        ("feeds.reference/999", reference.METHOD),
    ],
)
def test_a_feed_is_read_again_by_the_parser_that_had_read_it(method, today):
    look = look_again(None, a_feed(), SNAPSHOT, method=method)
    assert (look.method, len(look.items)) == (today, 1)


TEXT = "Der Einsatz dauerte {} Stunden, sagt das Ministerium."


def step(seq, *, method="m/1", rules=2, edit=None, snapshot=None, url="https://f.example/1"):
    return {
        "document_id": "d", "view": "page", "seq": seq, "method": method, "exact": f"{rules}:{seq}",
        "snapshot_id": snapshot or f"s{seq}", "fetched_from": url, "edit_id": edit,
        "observed_at": NOON + timedelta(hours=seq),
    }  # fmt: skip


def found(*rows, methods=("m/9", "m/9")):
    """Hidden edits where each of two revisions is read as another text."""
    readings = {
        row["seq"]: SimpleNamespace(
            content=content(TEXT.format(row["seq"])), look=SimpleNamespace(method=method)
        )
        for row, method in zip(rows, methods, strict=True)
    }
    return list(hidden_edits(rows, lambda row: readings[row["seq"]]))


def test_an_edit_is_looked_for_between_two_methods_or_two_sets_of_rules():
    [hidden] = found(step(1), step(2, method="m/2"))
    assert [(c.before, c.after) for c in hidden.edit.changes] == [("1", "2")]
    assert (hidden.to_seq, hidden.at) == (2, NOON + timedelta(hours=2))
    assert len(found(step(1), step(2, rules=3))) == 1


@pytest.mark.parametrize(
    "newer",
    [
        step(2),  # one method: what was no edit then had another reason
        step(2, method="m/2", edit="e"),  # told already
        step(2, method="m/2", snapshot="s1"),  # the same bytes
        step(2, method="m/2", url="https://f.example/other-feed"),  # another way of showing it
    ],
)
def test_no_other_step_is_taken_for_an_edit(newer):
    assert found(step(1), newer) == []


def test_readings_by_two_methods_are_not_compared():
    assert found(step(1), step(2, method="m/2"), methods=("m/8", "m/9")) == []


def test_spans_of_a_hidden_edit_are_left_out_because_its_texts_are_not_stored():
    [hidden] = found(step(1), step(2, method="m/2"))
    assert all(c.before_span is None and c.after_span is None for c in hidden.edit.changes)


def shown(letters):
    return {"d": SimpleNamespace(content=content("x" * letters))}


def test_kept_looks_never_hold_more_than_their_room():
    kept = KeptLooks()
    for number in range(5):
        kept.keep((number, "s", "m"), shown(MOST_CHARS // 2))
    assert [kept.get((number, "s", "m")) is not None for number in range(5)] == [
        False, False, False, True, True,
    ]  # fmt: skip
    kept.keep((9, "s", "m"), shown(MOST_CHARS + 1))
    assert kept.get((9, "s", "m")) is None


def test_the_look_used_last_is_kept_longest():
    kept = KeptLooks()
    kept.keep((1, "s", "m"), shown(MOST_CHARS // 2))
    kept.keep((2, "s", "m"), shown(MOST_CHARS // 2))
    assert kept.get((1, "s", "m")) is not None
    kept.keep((3, "s", "m"), shown(MOST_CHARS // 2))
    assert kept.get((2, "s", "m")) is None
    assert kept.get((1, "s", "m")) is not None


RESTLESS = "Heute im Forum: {} Leute."


def read_again(before, after, *, seq=4, known_seq=4):
    """A head with a passage under observation (the number), read otherwise now."""
    at = before.text.visible.index("12")
    passage = Passage(
        span=(at, at + 2), times=5, story="e1", observed=True, changed_at=NOON,
        longest=timedelta(hours=1),
    )  # fmt: skip
    unrest = Unrest(seq=known_seq, told=2, waiting="v1", passages=(passage,))
    head = {"seq": seq, "observing": unrest_to_json(unrest)}
    return Again(
        head=head, snapshot_id="s", stored=before, reading=SimpleNamespace(content=after),
        at=NOON, seen=prints(after), reads_otherwise=True,
    )  # fmt: skip


def test_a_restless_passage_is_known_in_the_text_as_it_is_read_now():
    before = content(RESTLESS.format(12), TEXT.format(6))
    after = content("Eine Zeile mehr.", RESTLESS.format(12), TEXT.format(6))
    known = unrest_from_json(read_again(before, after).observing(5))
    assert (known.seq, known.told, known.waiting) == (5, 5, None)
    [passage] = known.passages
    assert after.text.visible[slice(*passage.span)] == "12"
    assert passage.times == 5


def test_what_was_remembered_of_another_head_is_forgotten():
    text = content(RESTLESS.format(12))
    assert read_again(text, text, known_seq=3).observing(5) is None
