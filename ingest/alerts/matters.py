"""One matter, one alert: which events lead, and what is left of what an edit did. Pure.

A matter are the events of one step of one document, or of the same step of many documents at once,
or what one refusal says of a channel.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from schemas.records.alerts import EventFacts

Matter = Sequence[EventFacts]

# What leads when several are told as one: the text's edit, then what that did to citations. That a
# new text was edited before anybody saw it says when, and that it is new besides. That a channel
# fails says why an alert was given up.
_RANKS: Final = (
    "edited", "edited_before_seen", "new", "quotation.broken", "citation.lost", "citation.new",
    "channel.failing", "alert.dead",
)  # fmt: skip
ALONE: Final = len(_RANKS)
"""The rank of what is told alone."""


def is_of_citation(event_type: str) -> bool:
    """Whether an event tells what became of a citation, and so may belong to an edit."""
    return event_type.startswith(("citation.", "quotation."))


def is_edit(event_type: str) -> bool:
    """Whether an event is a step from one text to the next."""
    return event_type.endswith(".edited")


def is_of_channel(event_type: str) -> bool:
    """Whether an event tells how a channel fares, or of an alert that it did not take."""
    return event_type.startswith(("channel.", "alert."))


def rank(event_type: str) -> int:
    """The lower, the more it leads; what is told alone comes last."""
    name = event_type if event_type in _RANKS else event_type.partition(".")[2]
    return _RANKS.index(name) if name in _RANKS else ALONE


def led(matter: Iterable[EventFacts]) -> tuple[EventFacts, ...]:
    """The events of a matter, the one that leads first; of equals the earlier."""
    return tuple(sorted(matter, key=lambda each: (rank(each.type), each.at, each.id)))


def once_each(
    matters: Iterable[Matter], stories: Mapping[str, str], *, told: Collection[str]
) -> list[tuple[EventFacts, ...]]:
    """What one subscription wants, with the same edit of many documents told once.

    `stories`: by the id of an event the story that its matter belongs to, if it belongs to one.
    `told`: stories whose edit the subscription was told before. Of each other story its first edit
    leads; what the edits did to citations comes with it.
    """
    kept: dict[str, list[EventFacts]] = defaultdict(list)
    for matter in matters:
        story = stories.get(matter[0].id)
        place = kept[matter[0].id if story is None else story]
        heard = story in told or any(is_edit(each.type) for each in place)
        place += [each for each in matter if not (heard and is_edit(each.type))]
    return [led(events) for events in kept.values() if events]
