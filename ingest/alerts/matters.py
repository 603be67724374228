"""One matter, one alert: which events lead, and what is left of what an edit did. Pure.

A matter are the events of one step of one document, or of the same step of many documents at once.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from schemas.records.alerts import EventFacts

Matter = Sequence[EventFacts]

# What leads when several are told as one: the text's edit, then what that did to citations. That a
# new text was edited before anybody saw it says when, and that it is new besides.
_RANKS: Final = (
    "edited", "edited_before_seen", "new", "quotation.broken", "citation.lost", "citation.new",
)  # fmt: skip
ALONE: Final = len(_RANKS)
"""The rank of what is told alone."""


def is_of_citation(event_type: str) -> bool:
    """Whether an event tells what became of a citation, and so may belong to an edit."""
    return event_type.startswith(("citation.", "quotation."))


def is_edit(event_type: str) -> bool:
    """Whether an event is a step from one text to the next."""
    return event_type.endswith(".edited")


def rank(event_type: str) -> int:
    """The lower, the more it leads; what is told alone comes last."""
    name = event_type if is_of_citation(event_type) else event_type.partition(".")[2]
    return _RANKS.index(name) if name in _RANKS else ALONE


def led(matter: Iterable[EventFacts]) -> tuple[EventFacts, ...]:
    """The events of a matter, the one that leads first; of equals the earlier."""
    return tuple(sorted(matter, key=lambda each: (rank(each.type), each.at, each.id)))
