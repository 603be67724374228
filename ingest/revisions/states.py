"""The state of a document: live, hidden, gone, restored. Pure.

One look proves nothing: two of them, `confirm_gone` apart, make a document gone. A login or bot
wall, a server error or an empty page is neither gone nor back.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

State = Literal["live", "hidden", "gone", "restored"]
# live: its text stands there. absent: 404, 410, the front page. tombstone: the site's words that it
# was deleted. hidden: the site's words that it is hidden (awaits a moderator, flagged).
# wall: a login, consent or bot page. error: anything that could not be read.
Look = Literal["live", "absent", "tombstone", "hidden", "wall", "error"]
StateEvent = Literal["gone", "restored"]

_OUT: frozenset[State] = frozenset({"hidden", "gone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StateStep:
    """What one look at a document's own page means for its state."""

    state: State
    first_absent_at: datetime | None  # since when the document is suspected to be away
    event: StateEvent | None = None  # the suffix of the event's type: `post.gone`
    next_look_at: datetime | None = None  # when to confirm; None: the usual schedule


def decide_state(
    state: State,
    *,
    look: Look,
    now: datetime,
    first_absent_at: datetime | None,
    confirm_gone: timedelta,
) -> StateStep:
    """The state after one look; `now` and `first_absent_at` are aware UTC.

    Never takes a document's absence from a feed as a look. A clock that ran backwards starts the
    wait anew and never confirms.
    """
    if look == "live":
        event: StateEvent | None = "restored" if state in _OUT else None
        return StateStep(state="restored" if event else state, first_absent_at=None, event=event)
    if look in ("wall", "error"):
        again = _confirm_at(first_absent_at, now=now, wait=confirm_gone)
        return StateStep(state=state, first_absent_at=first_absent_at, next_look_at=again)
    target: State = "hidden" if look == "hidden" else "gone"
    if state in (target, "gone"):
        return StateStep(state=state, first_absent_at=None)
    return _suspect(state, target, now=now, first=first_absent_at, wait=confirm_gone)


def _suspect(
    state: State, target: State, *, now: datetime, first: datetime | None, wait: timedelta
) -> StateStep:
    """First look: remember it. A second one, late enough: the target and its event."""
    if first is None or now < first:
        return StateStep(state=state, first_absent_at=now, next_look_at=now + wait)
    if now - first < wait:
        return StateStep(state=state, first_absent_at=first, next_look_at=first + wait)
    event: StateEvent | None = None if state in _OUT else "gone"
    return StateStep(state=target, first_absent_at=None, event=event)


def _confirm_at(first: datetime | None, *, now: datetime, wait: timedelta) -> datetime | None:
    """When a look that taught nothing is made up for; never at once, which would be a loop."""
    if first is None:
        return None
    return first + wait if first + wait > now else now + wait
