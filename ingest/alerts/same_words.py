"""Whether two views of one document show the same edit, though their texts differ. Pure.

A feed leaves out what its page shows, or the other way round, so that the one's edit is no echo of
the other's. Where their words are the same, they are one matter, told as the fuller one shows it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ingest.alerts.telling import most_telling
from ingest.tokens import is_word, tokens

Change = Mapping[str, Any]
Steps = Sequence[Sequence[Change]]
"""The changes of each step of one view, oldest first."""

# Which view is told where neither shows more.
_BEFORE: Final = ("page", "feed")


@dataclass(frozen=True, slots=True)
class Words:
    """What steps took out and put in: words in lower case, addresses and their like as they are."""

    removed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)

    @property
    def number(self) -> int:
        """How many words there are on both sides."""
        return self.removed.total() + self.added.total()

    def is_within(self, other: "Words") -> bool:
        """Whether the other has all of these, each as often."""
        return self.removed <= other.removed and self.added <= other.added


def are_the_same(one: Steps, other: Steps) -> bool:
    """Whether two views of a document show one matter.

    The one's words are among the other's; or each is a single step and their weightiest changes
    are of the same words. Several steps may hold what the other view has not shown yet, and would
    be hidden by it.
    """
    ours, theirs = words_of(one), words_of(other)
    if not ours.number or not theirs.number:
        return False
    if ours.is_within(theirs) or theirs.is_within(ours):
        return True
    if len(one) > 1 or len(other) > 1:
        return False
    first, second = (words_of([_weightiest(steps[0])]) for steps in (one, other))
    return bool(first.number) and first == second


def fullest(views: Mapping[str, Steps]) -> str:
    """The view that shows most words; of equals the page. Raises: ValueError for no views."""
    return min(views, key=lambda name: (-words_of(views[name]).number, _place(name)))


def words_of(steps: Steps) -> Words:
    """The words of all steps; what a change has on both sides counts on neither."""
    words = Words()
    for change in (each for changes in steps for each in changes):
        before, after = (Counter(_units(change, side)) for side in ("before", "after"))
        words.removed.update(before - after)
        words.added.update(after - before)
    return words


def _units(change: Change, side: str) -> Iterable[str]:
    text = str(change[side])
    if change["field"] != "text":
        return [f"{change['field']}: {text}"] if text else []
    return [token.casefold() for token in tokens(text) if is_word(token)]


def _weightiest(changes: Sequence[Change]) -> list[Change]:
    change = most_telling([dict(each) for each in changes])
    return [] if change is None else [change]


def _place(view: str) -> tuple[int, str]:
    return (_BEFORE.index(view) if view in _BEFORE else len(_BEFORE)), view
