"""What a digest says of itself: how much, of when, and why it comes as one message. Pure."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Final

from ingest.alerts.digest_lines import Chosen
from ingest.alerts.phrases import Phrases
from ingest.alerts.safe import one_line
from schemas.records.alerts import Bundle, Subscription

# A phone shows the beginning of a subject only; what matters most stands there.
_MOST_COUNTS: Final = 4
_LONGEST_SUBJECT: Final = 220
_LONGEST_NAME: Final = 40

_UNITS: Final = {timedelta(hours=1): "hour", timedelta(days=1): "day", timedelta(days=7): "week"}
_DAY: Final = timedelta(days=1)
# In a longer time the name of a day no longer says which day it was.
_NAMED_DAYS: Final = timedelta(days=6)


def subject(name: str, chosen: Chosen, when: str, say: Phrases) -> str:
    """`desk: 1 statement edited, 3 posts gone (Tue 14:00–15:00)`; `name`: of the subscription."""
    counts = [
        say("digest-count", kind=event_type.replace(".", "-"), n=n)
        for event_type, n in chosen.counts[:_MOST_COUNTS]
    ]
    if more := sum(n for _, n in chosen.counts[_MOST_COUNTS:]):
        counts.append(say("digest-count-more", n=more))
    who = one_line(name, _LONGEST_NAME)
    line = say("digest-subject", subscription=who, what=", ".join(counts), when=when)
    return one_line(line, _LONGEST_SUBJECT)


def period(begins: datetime, ends: datetime, say: Phrases) -> str:
    """`Tue 14:00–15:00`, `Mon 22:00 – Tue 07:00`, `Tue 14:00`, or days where it is longer."""
    if ends - begins > _NAMED_DAYS:
        return say("digest-period-days", begins=say.day(begins), ends=say.day(ends))
    days = {at.astimezone(say.zone).date() for at in (begins, ends)}
    key, last = (
        ("digest-period-days", "digest-format-moment")
        if len(days) > 1
        else ("digest-period", "digest-format-clock")
    )
    first = say.written(begins, "digest-format-moment")
    if first == say.written(ends, "digest-format-moment"):
        return first
    return say(key, begins=first, ends=say.written(ends, last))


def clock(at: datetime, *, length: timedelta, say: Phrases) -> str:
    """The time of a line, with its day where the digest tells of a longer time than a day."""
    if length > _NAMED_DAYS:
        return say.day(at)
    return say.written(at, "digest-format-moment" if length > _DAY else "digest-format-clock")


def why(
    subscription: Subscription,
    bundles: Collection[Bundle],
    *,
    alerts: int,
    due_at: datetime,
    say: Phrases,
) -> str:
    """Why so many alerts come as one message: by what they waited for, until `due_at`."""
    reasons = [
        reason(subscription, due_at, say)
        for bundle, reason in _REASONS.items()
        if bundle in bundles
    ]
    said = say("digest-why", n=alerts, reasons=say.listed(reasons))
    return said if said.endswith(".") else f"{said}."  # `5 Min.` has its full stop


def _of_digest(subscription: Subscription, due_at: datetime, say: Phrases) -> str:
    del due_at
    every = subscription.digest
    return say("digest-why-digest", **_per(every, say)) if every else say("digest-why-past")


def _of_quiet(subscription: Subscription, due_at: datetime, say: Phrases) -> str:
    del due_at
    if (quiet := subscription.quiet) is None:
        return say("digest-why-past")
    begins, ends = (f"{each:%H:%M}" for each in (quiet.begins, quiet.ends))
    return say("digest-why-quiet", begins=begins, ends=ends, zone=subscription.zone)


def _of_overflow(subscription: Subscription, due_at: datetime, say: Phrases) -> str:
    del due_at
    if (most := subscription.at_most) is None:
        return say("digest-why-past")
    return say("digest-why-overflow", n=most.alerts, **_per(most.per, say))


def _of_muted(subscription: Subscription, due_at: datetime, say: Phrases) -> str:
    """Quiet hours may have put it off further than the mute, which may be another one by now."""
    until = subscription.muted_until
    at = until if until is not None and until <= due_at else due_at
    return say("digest-why-muted", at=say.moment(at))


_REASONS: Final[dict[Bundle, Callable[[Subscription, datetime, Phrases], str]]] = {
    "digest": _of_digest,
    "quiet": _of_quiet,
    "overflow": _of_overflow,
    "muted": _of_muted,
}


def _per(length: timedelta, say: Phrases) -> dict[str, str]:
    return {"unit": _UNITS.get(length, "other"), "span": say.span(length)}
