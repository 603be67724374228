"""Why an alert waits, what came of an attempt, how a channel is: the one place of its wording.

The rows are those of `ingest.store.listings`, `delivery_lists` and `channel_lists`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_never

from ops.shown.terminal import safe_line
from ops.shown.times import ago, length
from schemas.records.alerts import Delivered, FailureCode, Refused, SendOutcome, TryLater

Row = Mapping[str, Any]

BUNDLES = {
    "digest": "for the next digest",
    "quiet": "for the end of the quiet hours",
    "overflow": "since more were not wanted in this period",
    "muted": "since its subscription is muted",
}
_SHORT = {
    "digest": "digest", "quiet": "quiet hours", "overflow": "over at_most", "muted": "muted",
}  # fmt: skip
_OUTCOMES = {
    "trylater": "to be tried again",
    "refused": "refused for good",
    "expired": "given up: too late",
    "bounced": "came back",
}


def alert_state(row: Row, now: datetime) -> str:
    """The state, with why it waits and until when, or who tells it: `joined to 12ab34cd`."""
    match row["state"]:
        case "pending":
            return f"pending: {waits(row, now)}"
        case "joined":
            return f"joined to {row['joined_into']}"
        case "dead":
            return "dead: given up"
    return str(row["state"])


def waits(row: Row, now: datetime) -> str:
    """Why a pending alert has not left, and when it will: `digest, in 12 min`."""
    until = row["next_attempt_at"]
    paused = row["paused_until"]
    if paused is not None and paused > max(now, until):
        return f"channel fails, again in {length(paused - now)}"
    if until <= now:
        return f"due for {length(now - until)}"
    return f"{_reason(row)}, in {length(until - now)}"


def _reason(row: Row) -> str:
    if row["attempts"]:
        return f"tried {row['attempts']} times" if row["attempts"] > 1 else "tried once"
    return _SHORT.get(row["bundle"], "settling")


def outcome(row: Row) -> str:
    """What came of an attempt, in words."""
    return _OUTCOMES.get(row["outcome"], str(row["outcome"]))


def channel_state(row: Row, now: datetime) -> str:
    """`well`; `not used yet`; `failing for 3 h, 4 in a row; tried again in 12 min`."""
    if row["failing_since"] is None:
        return "not used yet" if row["state"] == "unused" else str(row["state"])
    since = length(now - row["failing_since"])
    if not row["failures"]:
        return f"refuses what it is sent, for {since}"
    often = f"{row['failures']} in a row" if row["failures"] > 1 else "once so far"
    failing = f"failing for {since}, {often}"
    if row["state"] == "paused":
        return f"{failing}; tried again {ago(row['paused_until'], now)}"
    return f"{failing}; the next attempt is a probe"


def answered(sent: SendOutcome) -> str:
    """What came of a message: `delivered: 204`, `not delivered (timeout): …`."""
    answer = safe_line(sent.answer, 300) or "nothing was answered"
    match sent:
        case Delivered():
            return f"delivered: {answer}"
        case TryLater():
            return f"not delivered now ({_words(sent.code)}): {answer}"
        case Refused():
            return f"refused for good ({_words(sent.code)}): {answer}"
        case _:
            assert_never(sent)


def _words(code: FailureCode) -> str:
    return code.replace("_", " ")
