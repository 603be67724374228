"""What a look means for the feed: validators, back-off, permanent moves, the end of a feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ingest.pipeline.health import look_row, needs_whole_row
from ingest.pipeline.looks import Failed, Quiet, Seen, body_hash, read_look
from ingest.pipeline.moves import MOVES_TO_BELIEVE, address_to_ask
from ingest.schedule import Planned
from schemas.records.fetches import FailureReason, Fetched, FetchFailed, FetchRequest, NotModified
from schemas.records.items import Item
from schemas.records.sources import Feed, Source
from schemas.records.texts import RichText

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SOURCE = Source(
    id=1, name="Forum", kind="forum", engine=None, every=timedelta(minutes=5),
    recheck=timedelta(days=14), confirm_gone=timedelta(hours=6), delay=timedelta(seconds=2),
    robots=False, state="ok", baseline_at=NOW - timedelta(days=1),
)  # fmt: skip
FEED = Feed(
    id=7, source=SOURCE, url="https://forum.example/feed", host="forum.example", format="rss",
    document_id=None, next_poll_at=NOW, not_before=None, looks_changed=0, looks_unchanged=0,
    changed_gap_s=0, unchanged_gap_s=0, ttl_s=None, skip_hours=(), skip_days=(), etag=b'"old"',
    last_modified=b"Mon", body_hash=b"hash", last_polled_at=NOW - timedelta(minutes=5),
    last_changed_at=None, last_full_at=None, baseline_at=NOW - timedelta(days=1), failures=0,
    attempts=1, moved_to=None, moved_seen=0, item_count=3,
)  # fmt: skip
REQUEST = FetchRequest(feed_id=7, url=FEED.url)
ITEM = Item(guid="1", url="https://forum.example/1", text=RichText())
SECOND = timedelta(seconds=1)


def fetched(**fields):
    usual = {
        "request": REQUEST, "url": FEED.url, "status": 200, "headers": (), "body": b"x",
        "etag": None, "last_modified": None, "observed_at": NOW, "elapsed": SECOND,
    }  # fmt: skip
    return Fetched(**(usual | fields))


def not_modified(**fields):
    return NotModified(request=REQUEST, observed_at=NOW, elapsed=SECOND, **fields)


def failed(reason=FailureReason.TIMEOUT, **fields):
    outcome = FetchFailed(
        request=REQUEST, reason=reason, message="No answer.", observed_at=NOW, elapsed=SECOND,
        **fields,
    )  # fmt: skip
    return Failed(feed=FEED, outcome=outcome, message=outcome.message)


def seen(feed=FEED, **fields):
    return Seen(
        feed=feed, outcome=fetched(**fields), view="feed", format="rss", method="m",
        items=(ITEM,) * 3, body_hash=b"new",
    )  # fmt: skip


def never_local(_host):
    return False


def row_of(look, page=None):
    return look_row(look, page=page, is_local=never_local)


def test_every_200_replaces_both_validators():
    row = row_of(seen(etag=b'W/"new"'))
    assert (row["etag"], row["last_modified"]) == (b'W/"new"', None)


def test_a_304_keeps_the_validators_and_takes_those_it_sends_again():
    assert not needs_whole_row(Quiet(feed=FEED, outcome=not_modified(etag=b'"old"')))
    again = Quiet(feed=FEED, outcome=not_modified(etag=b'"fresh"'))
    assert needs_whole_row(again)
    row = row_of(again)
    assert (row["etag"], row["last_modified"], row["last_status"]) == (b'"fresh"', b"Mon", 304)


def test_a_failure_keeps_the_feed_and_asks_without_validators_next():
    row = row_of(failed())
    assert (row["failures"], row["etag"], row["active"]) == (1, None, True)
    assert row["next_poll_at"] == NOW + timedelta(minutes=5)


def test_failures_in_a_row_back_off_to_seven_days_at_most():
    many = replace(FEED, failures=40)
    row = row_of(replace(failed(), feed=many))
    assert row["next_poll_at"] == NOW + timedelta(days=7)


def test_retry_after_is_honoured_by_failures():
    wish = NOW + timedelta(days=2)
    assert row_of(failed(not_before=wish))["next_poll_at"] == wish


def test_a_410_stops_the_feed_with_the_reason():
    row = row_of(replace(failed(), stop=True))
    assert (row["active"], row["stopped_reason"]) == (False, "No answer.")


@pytest.mark.parametrize("earlier", range(MOVES_TO_BELIEVE))
def test_a_permanent_move_is_believed_only_when_it_was_seen_several_times(earlier):
    feed = replace(FEED, moved_to="https://new.example/" if earlier else None, moved_seen=earlier)
    row = row_of(seen(feed, permanent_url="https://new.example/"))
    assert row["moved_seen"] == earlier + 1
    after = replace(FEED, moved_to=row["moved_to"], moved_seen=row["moved_seen"])
    believed = row["moved_seen"] >= MOVES_TO_BELIEVE
    assert (address_to_ask(after) == "https://new.example/") is believed


def test_another_target_begins_the_count_anew():
    feed = replace(FEED, moved_to="https://one.example/", moved_seen=2)
    row = row_of(seen(feed, permanent_url="https://two.example/"))
    assert (row["moved_to"], row["moved_seen"]) == ("https://two.example/", 1)


def test_equal_bytes_are_never_parsed_again():
    feed = replace(FEED, body_hash=body_hash(b"<not xml"))
    assert isinstance(read_look(feed, fetched(body=b"<not xml")), Quiet)


def test_a_page_that_is_a_wall_is_looked_at_again_no_faster_than_a_failing_feed():
    page = replace(FEED, document_id="d", failures=3)
    row = row_of(replace(failed(), feed=page), page=Planned(NOW + timedelta(minutes=1), "young"))
    assert row["next_poll_at"] == NOW + timedelta(minutes=40)
    assert row["due_because"] == "failing"
