"""Which open events are told together, which wait for an edit, and which tell nothing more. Pure.

What an edit did to citations is told with the edit. While the edit waits, for the look at a page
or for the text to rest, so does that; where a later edit tells the whole step, it is told with that
one, as far as it is still true then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from ingest.alerts.matters import is_edit, is_of_citation, rank

# What waits for an edit whose time has come, but which is not linked yet, is asked about again
# after this time.
_AGAIN: Final = timedelta(minutes=1)

_OPPOSITES: Final = {"citation.lost": "citation.new", "citation.new": "citation.lost"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEvent:
    """An event that is not alerted yet."""

    id: str
    type: str
    at: datetime
    step: str  # equal for the events of one step of a document, in whichever view it was seen
    not_before: datetime
    is_ready: bool  # its time has come, and its revision is linked
    citation: str | None = None
    is_true: bool = True  # what it says of a citation holds now
    gathers_until: datetime | None = None  # what the same cause does to others comes till then


@dataclass(slots=True)
class Decided:
    """What becomes of open events."""

    matters: list[tuple[str, ...]] = field(default_factory=list)  # ids, the one that leads first
    waiting: dict[str, datetime] = field(default_factory=dict)  # until when, by id
    over: dict[str, str | None] = field(default_factory=dict)  # by which step, by id

    def hold(self, until: Mapping[str, datetime]) -> None:
        """Let events of matters wait, until when by id; the others of these go ahead."""
        self.waiting |= until
        rest = (tuple(id_ for id_ in ids if id_ not in until) for ids in self.matters)
        self.matters = [ids for ids in rest if ids]


def decide_matters(
    events: Iterable[OpenEvent], superseded: Mapping[str, str | None], *, now: datetime
) -> Decided:
    """What becomes of the open events of some documents.

    `superseded`: by which later step a step is told instead, whose own event will never be; None
    where it is told by none.
    """
    decided, steps = Decided(), defaultdict(list)
    for each in sorted(events, key=lambda each: (each.at, each.id)):
        steps[_last(each.step, superseded)].append(each)
    for step, members in steps.items():
        leaders = [each for each in members if not is_of_citation(each.type)]
        followers = [each for each in members if is_of_citation(each.type)]
        _decide(leaders, _left(followers, step, superseded, decided), decided, now=now)
    return decided


def _last(step: str, superseded: Mapping[str, str | None]) -> str:
    """The step that tells this one too."""
    seen = {step}
    while (later := superseded.get(step)) is not None and later not in seen:
        seen.add(later)
        step = later
    return step


def _left(
    members: Iterable[OpenEvent],
    step: str,
    superseded: Mapping[str, str | None],
    decided: Decided,
) -> list[OpenEvent]:
    """What there still is to tell of citations: not what came and went again, nor is untrue now.

    First the pairs: what was lost is untrue as soon as it is back, and that it is back is no news.
    """
    left: dict[str, OpenEvent] = {}
    newest: dict[str, list[OpenEvent]] = defaultdict(list)  # of each citation, what still counts
    for each in members:
        of_citation = newest[each.citation or each.id]
        if of_citation and _OPPOSITES.get(each.type) == of_citation[-1].type:
            before = left.pop(of_citation.pop().id)
            decided.over |= {before.id: step, each.id: step}
        else:
            of_citation.append(each)
            left[each.id] = each
    untrue = [each for each in left.values() if each.step in superseded and not each.is_true]
    decided.over |= {each.id: superseded[each.step] for each in untrue}
    return [each for each in left.values() if each.id not in decided.over]


def _decide(
    leaders: Sequence[OpenEvent],
    followers: Sequence[OpenEvent],
    decided: Decided,
    *,
    now: datetime,
) -> None:
    ready = [each for each in leaders if each.is_ready]
    if leaders and not ready:
        until = min(each.not_before for each in leaders)
        decided.waiting |= {each.id: max(until, now + _AGAIN) for each in followers}
        return
    if not ready and not any(_is_gathered(each, now) for each in followers):
        decided.waiting |= {each.id: each.gathers_until for each in followers if each.gathers_until}
        return
    groups = [[each] for each in ready if is_edit(each.type)]
    if others := [each for each in ready if not is_edit(each.type)]:
        groups.append(others)
    groups = groups or [[]]
    groups[0].extend(followers)
    decided.matters += [_led(group) for group in groups]


def _is_gathered(event: OpenEvent, now: datetime) -> bool:
    return event.is_ready and (event.gathers_until is None or event.gathers_until <= now)


def _led(group: Iterable[OpenEvent]) -> tuple[str, ...]:
    return tuple(each.id for each in sorted(group, key=lambda one: (rank(one.type), one.at)))
