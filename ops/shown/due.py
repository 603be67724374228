"""When something is looked at next, and why then: the one place of its wording.

The rows are those of `ingest.store.due`, the words for `because` those of `ingest.schedule`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from ingest.schedule import Because
from ops.shown.terminal import safe_line
from ops.shown.times import length, moment

Row = Mapping[str, Any]


def next_look(look: Row | None, now: datetime) -> str:
    """`in 3 min: every 5 min, by the watch list`; `no more: recheck is over`."""
    if look is None:
        return "never: it has no page of its own"
    if look["at"] is None:
        return f"no more: {safe_line(look['stopped']) or 'its source is not watched'}"
    why = reason(look)
    return f"{_when(look['at'], now)}: {why}" if why else _when(look["at"], now)


def reason(look: Row) -> str:
    """Why then; empty where it was due before reasons were kept."""
    words = _WORDS.get(look["because"])
    return words(look) if words else ""


def _when(at: datetime, now: datetime) -> str:
    if at > now:
        return f"in {length(at - now)}"
    return "now" if now - at < timedelta(minutes=1) else f"due for {length(now - at)}"


def _seconds(seconds: float | None) -> str:
    return length(timedelta(seconds=seconds or 0))


def _fixed(words: str) -> Callable[[Row], str]:
    return lambda _look: words


def _failing(look: Row) -> str:
    at = moment(look["last_at"])
    if look["failures"] > 1:
        failed = f"failed {look['failures']} times in a row" + (
            f", the last time {at}" if at else ""
        )
    else:
        failed = "failed once" + (f", {at}" if at else "")
    return f"{failed}; tried again ever more rarely"


_WORDS: Mapping[Because, Callable[[Row], str]] = {
    "new": _fixed("it was never looked at"),
    "every": lambda look: f"every {_seconds(look['every_s'])}, by the watch list",
    "learned": lambda look: f"learned: it changes about every {_seconds(look['changes_every_s'])}",
    "asked": lambda look: f"the server asks to wait until {moment(look['not_before'])}",
    "ttl": lambda look: f"the feed asks for {_seconds(look['ttl_s'])} between two looks",
    "skipped": _fixed("the feed asks to be left alone until then"),
    "failing": _failing,
    "set_aside": _fixed("workers died while they looked at it"),
    "first": _fixed("the first look at its own page"),
    "young": _fixed("just published or edited: looked at often"),
    "age": _fixed("looked at ever more rarely with age"),
    "rate": _fixed("learned: documents of this source are often edited at this age"),
    "cited": _fixed("looked at more often for its citations"),
    "limit": _fixed("its host is at its limit: looks are further apart"),
    "confirm": _fixed("confirming that it is gone"),
    "edited": _fixed("an edit was seen in a feed: looked at at once"),
}
