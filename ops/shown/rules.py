"""What a subscription asks for, in a few words of one line: events, conditions, times, numbers.

The rows are those of `ingest.store.subscription_lists`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from ingest.alerts.phrases import DEFAULT
from ingest.alerts.why_not import Reason
from ops.shown.terminal import safe_line, styled
from ops.shown.times import ago, moment, roughly
from schemas.records.alerts import Subscription
from schemas.watchlist.durations import format_duration
from schemas.watchlist.events import EVENT_TYPES
from schemas.watchlist.model import AT_LEAST, CITATIONS

Row = Mapping[str, Any]

# A watch list has some lines for a subscription; a person reads one of each kind.
_LONGEST = 500

# Of each condition so many values stand in a line; the watch list has them all.
_VALUES = 3


def lines(row: Row, now: datetime) -> Iterator[str]:
    """One subscription as a person reads it, its name first."""
    yield styled(safe_line(row["name"]), "heading")
    facts = (
        ("events", events(row)),
        ("where", where(row)),
        ("when", when(row, now)),
        ("to", ", ".join(row["channels"])),
        ("alerts", _lately(row, now)),
    )
    for name, fact in facts:
        if fact:
            yield f"  {name:<6}  {safe_line(fact, _LONGEST)}"


def _lately(row: Row, now: datetime) -> str:
    told = f"{row['alerts']} in 7 d, the last {ago(row['last_alert_at'], now)}"
    if row["dead"]:
        told += f"; {row['dead']} of them given up"
    if row["waiting"]:
        told += f"; {row['waiting']} waiting, the first to go {ago(row['next_at'], now)}"
    return told


def events(row: Row) -> str:
    """The event types, groups asked for as a whole as a pattern: `post.*, citation.lost`."""
    wanted = row["events"]
    if set(wanted) >= set(EVENT_TYPES):
        return "*"
    named: list[str] = []
    for each in wanted:
        group = each.partition(".")[0]
        whole = [name for name in EVENT_TYPES if name.startswith(f"{group}.")]
        pattern = f"{group}.*"
        named.append(pattern if len(whole) > 1 and set(whole) <= set(wanted) else each)
    return ", ".join(dict.fromkeys(named))


def where(row: Row) -> str:
    """The conditions: `at least substantive; source: A or B; not author: Bot`."""
    told = [f"at least {row['at_least']}"] if row["at_least"] != AT_LEAST else []
    if row["citations"] != CITATIONS:
        told.append(f"citations at least {row['citations']}")
    told += _conditions(row["where"], "")
    told += _conditions(row["unless"], "not ")
    return "; ".join(told)


def _conditions(stored: Mapping[str, Sequence[str]], before: str) -> Iterator[str]:
    for name, values in stored.items():
        if values:
            yield f"{before}{name}: {_some(values)}"


def when(row: Row, now: datetime) -> str:
    """What holds its alerts back: `muted until …; digest each 1h; quiet 22:00–07:00`."""
    return "; ".join(_times(row, now))


def _times(row: Row, now: datetime) -> Iterator[str]:
    if row["language"] != DEFAULT:
        yield f"in {row['language']}"
    expires, muted = row["expires_at"], row["muted_until"]
    if expires is not None:
        yield f"{'expired' if expires <= now else 'until'} {moment(expires)}"
    if muted is not None and muted > now:
        yield f"muted until {moment(muted)} (another {roughly(muted - now)})"
    if row["digest_s"]:
        start = f" from {row['digest_at']}" if row["digest_at"] else ""
        yield f"a digest each {_written(row['digest_s'])}{start}"
    if row["quiet"]:
        yield f"quiet {row['quiet']['from']}–{row['quiet']['to']} {row['zone']}"
    if row["at_most"] and _has_readers(row):
        yield f"at most {row['at_most']['alerts']} in {_written(row['at_most']['per_s'])}"


def _has_readers(row: Row) -> bool:
    """Whether people read one of its channels: of a program nothing is too much."""
    return any(label.startswith(("email:", "apprise:")) for label in row["channels"])


def _written(seconds: float) -> str:
    return format_duration(timedelta(seconds=round(seconds)))


def refusal(reason: Reason, subscription: Subscription) -> str:
    """Which condition stands in the way, with what was asked for: `at_least is substantive`."""
    match reason:
        case "type":
            return f"it asks for {', '.join(subscription.events)}"
        case "baseline":
            return "the first look at its source found it, and `baseline` is false"
        case "significance":
            return f"it is less than `at_least: {subscription.at_least.word}`"
        case "citations":
            return f"no citation is as sure as `citations: {subscription.citations}`"
        case "unless":
            return "it meets a condition of `unless`"
    values = getattr(subscription.where, reason)
    return f"it does not meet `{reason}: {_some(values)}`"


def _some(values: Sequence[str]) -> str:
    more = len(values) - _VALUES
    return " or ".join(values[:_VALUES]) + (f" or {more} more" if more > 0 else "")
