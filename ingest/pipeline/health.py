"""What a look means for the feed itself: when it is due again, validators, health. Pure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from ingest.pipeline.due import after_failing, after_reading, looks_after
from ingest.pipeline.fewer import complaint, is_collapse, is_far_fewer
from ingest.pipeline.looks import Absent, Failed, Look, Quiet, Seen
from ingest.pipeline.moves import address_to_ask, moved
from ingest.schedule import Looks, Planned
from ingest.store.feed_looks import LOOK_COLUMNS
from schemas.records.fetches import Fetched, NotModified
from schemas.records.sources import Feed

# A source is called failing after this many failures in a row of one of its feeds: one is a
# hiccup, and with back-off three are at least three times the feed's usual interval.
FAILURES_TO_TELL = 3

# What a look at a document's own page has found: its text, a page of other documents, or a page
# that shows it without its text.
Found = Literal["text", "others", "no text"]

# Why a page's last look failed, where no fetch did.
NOTHING_HERE = "nothing stands here any more"
NO_TEXT = "Its text could not be read, or only a part of it."

# Characters of the complaints about a feed that are kept; each is one sentence.
LONGEST_COMPLAINT = 500

IsLocal = Callable[[str], bool]


def quiet_row(look: Quiet, *, page: Planned | None, is_local: IsLocal) -> dict[str, Any]:
    """The columns of a look that taught nothing; `page` is the plan for a document's own page."""
    feed, outcome = look.feed, look.outcome
    now = outcome.observed_at
    looks = looks_after(feed, changed=False, now=now)
    due = page or after_reading(look, looks, local=is_local(feed.host))
    return {
        "id": feed.id,
        "next_poll_at": due.at,
        "due_because": due.because,
        "last_polled_at": now,
        "not_before": outcome.not_before,
        "looks_unchanged": looks.unchanged,
        "unchanged_gap_s": looks.unchanged_gap_s,
    }


def needs_whole_row(look: Quiet) -> bool:
    """Whether a quiet look has more to store than the few columns of `quiet_row`."""
    feed, outcome = look.feed, look.outcome
    if isinstance(outcome, Fetched) or feed.failures:
        return True
    if feed.moved_to != outcome.permanent_url and address_to_ask(feed) == feed.url:
        return True
    return _validators(feed, outcome) != (feed.etag, feed.last_modified)


def _validators(feed: Feed, outcome: Fetched | NotModified) -> tuple[bytes | None, bytes | None]:
    """A 200 replaces both, a 304 refreshes those that it sends again (RFC 9111 4.3.4)."""
    if isinstance(outcome, Fetched):
        return outcome.etag, outcome.last_modified
    return outcome.etag or feed.etag, outcome.last_modified or feed.last_modified


def look_row(
    look: Look, *, page: Planned | None, is_local: IsLocal, found: Found = "text"
) -> dict[str, Any]:
    """All columns of LOOK_COLUMNS after any look; `page` as for `quiet_row`.

    `found`: of an own page that was read.
    """
    local = is_local(look.feed.host)
    match look:
        case Failed():
            return _failed_row(look, page=page, local=local)
        case Absent():
            return _failed_row(look, page=page, local=local)
        case Quiet():
            row = _read_row(look, changed=False, page=page, local=local)
            showed = look.feed.document_id is None or look.feed.last_full_at is not None
            return row if showed else row | _NOT_SHOWN
        case Seen():
            row = _read_row(look, changed=True, page=page, local=local)
            return row | _not_as_before(look, found)


# Until a document is shown again, its page is asked for without validators, and nothing is
# concluded from the looks at it: see `unchanged`.
_NOT_SHOWN = {"last_full_at": None}
# The next look must read the body whatever it is: this one was not understood.
_NOT_UNDERSTOOD = {"etag": None, "last_modified": None, "body_hash": None}


def _not_as_before(look: Seen, found: Found) -> dict[str, Any]:
    """What is kept otherwise of a look that was answered and yields less than before.

    The usual number of items is kept, and when it was last found.
    """
    feed = look.feed
    if found == "others":
        return _NOT_SHOWN
    if found == "no text":
        failing = {"failures": feed.failures + 1, "last_error": NO_TEXT}
        return _NOT_SHOWN | _NOT_UNDERSTOOD | failing
    if not is_far_fewer(look):
        return {}
    return _NOT_UNDERSTOOD | {
        "failures": feed.failures + 1 if is_collapse(look) else 0, "last_error": complaint(look),
        "last_full_at": feed.last_full_at, "item_count": feed.item_count,
    }  # fmt: skip


_ALWAYS_SET = frozenset({"due_because", "last_status", "last_error", "active", "stopped_reason"})


def _held(feed: Feed, now: datetime) -> dict[str, Any]:
    """The columns as they stood, with the look's own instant."""
    kept = {name: getattr(feed, name) for name in LOOK_COLUMNS if name not in _ALWAYS_SET}
    kept |= {name: list(getattr(feed, name)) or None for name in ("skip_hours", "skip_days")}
    return {
        "id": feed.id, **kept, "last_polled_at": now, "last_status": None, "last_error": None,
        "active": True, "stopped_reason": None,
    }  # fmt: skip


def _read_row(
    look: Quiet | Seen, *, changed: bool, page: Planned | None, local: bool
) -> dict[str, Any]:
    feed, outcome = look.feed, look.outcome
    now = outcome.observed_at
    looks = looks_after(feed, changed=changed, now=now)
    row = _held(feed, now) | _learned(looks) | moved(feed, outcome.permanent_url)
    row |= {"failures": 0, "not_before": outcome.not_before, "baseline_at": feed.baseline_at or now}
    row["etag"], row["last_modified"] = _validators(feed, outcome)
    row["last_status"] = 304
    if isinstance(outcome, Fetched):
        row |= {"last_status": outcome.status, "last_full_at": now}
    if isinstance(look, Seen):
        row |= _content_columns(look)
    row["next_poll_at"], row["due_because"] = page or after_reading(look, looks, local=local)
    return row


def _learned(looks: Looks) -> dict[str, Any]:
    return {
        "looks_changed": looks.changed,
        "looks_unchanged": looks.unchanged,
        "changed_gap_s": looks.changed_gap_s,
        "unchanged_gap_s": looks.unchanged_gap_s,
    }


def _content_columns(look: Seen) -> dict[str, Any]:
    return {
        "format": look.format,
        "body_hash": look.body_hash,
        "item_count": len(look.items),
        "last_changed_at": look.outcome.observed_at,
        "ttl_s": look.ttl_s,
        "skip_hours": list(look.skip_hours) or None,
        "skip_days": list(look.skip_days) or None,
        "last_error": " ".join(look.complaints)[:LONGEST_COMPLAINT] or None,
    }


def _failed_row(look: Failed | Absent, *, page: Planned | None, local: bool) -> dict[str, Any]:
    feed, outcome = look.feed, look.outcome
    due = after_failing(look, page=page, local=local)
    row = _held(feed, outcome.observed_at) | {
        "failures": feed.failures + 1, "last_status": outcome.status,
        "not_before": getattr(outcome, "not_before", None),
        "last_error": look.message if isinstance(look, Failed) else NOTHING_HERE,
        "next_poll_at": due.at, "due_because": due.because,
        "moved_to": None, "moved_seen": 0,  # ask at the named address again
        **_NOT_UNDERSTOOD,
    }  # fmt: skip
    if isinstance(look, Failed) and look.stop:
        row |= {"active": False, "stopped_reason": look.message}
    return row
