"""Age classes of documents, and what looks at pages teach of each.

Age is the time since the latest of publication, first sight and last edit. There is a class for
each doubling of it: edits come within minutes at first, then ever more rarely.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ingest.schedule.limits import FLOOR_S, POLL_PRICE_S
from ingest.schedule.rates import EDIT_MEMORY, Looks, edit_rate

FIRST_CLASS_S = 120.0  # as long as a new page waits for its first look
OLDEST_CLASS = 20  # it begins after two years
# The ages at which classes end, in seconds, the youngest first; the oldest class has no end.
CLASS_ENDS_S = tuple(FIRST_CLASS_S * 2.0**number for number in range(OLDEST_CLASS))

PAGE_GAP = 0.15  # the usual gap as a part of the age; fourteen days cost about 60 looks

# Below this age no site keeps time: an edit within the first seconds is as good as one at this age.
_YOUNGEST_S = 30.0


def age_class(age_s: float) -> int:
    """Which doubling of the age it is: 0 up to two minutes, 1 up to four, … 13 to eleven days."""
    if age_s <= FIRST_CLASS_S:
        return 0
    return min(math.ceil(math.log2(age_s / FIRST_CLASS_S)), OLDEST_CLASS)


def class_end_s(number: int) -> float:
    """The age at which a class ends, in seconds."""
    return CLASS_ENDS_S[number] if number < OLDEST_CLASS else math.inf


def middle_s(number: int) -> float:
    """The age in the middle of a class, in seconds."""
    middle: float = FIRST_CLASS_S * 2.0 ** (number - 0.5)
    return middle


def usual_gap_s(number: int) -> float:
    """The usual gap in the middle of a class, in seconds."""
    return max(FLOOR_S, PAGE_GAP * middle_s(number))


def eagerness(looks: Looks, number: int) -> float:
    """How many times as often as usual the pages of an age class are worth a look.

    Visits are proportional to the root of the rate and a look has its price, as for feeds: the gap
    is sqrt(2 · price / Δ). The imagined gaps are those at which that is the usual one, so a source
    of which nothing is known is looked at as usual.
    """
    usual_s = usual_gap_s(number)
    prior_gap_s = math.log(2) * usual_s**2 / (2 * POLL_PRICE_S)
    rate = edit_rate(looks, prior_gap_s=prior_gap_s)
    return usual_s * math.sqrt(rate / (2 * POLL_PRICE_S))


class Part(NamedTuple):
    """What of a gap between two looks fell into one age class."""

    age_class: int
    gap_s: float
    share: float  # how likely an edit within the gap was made in this part


def parts(start_s: float, end_s: float) -> Iterator[Part]:
    """A gap between two looks, from age to age, by classes; the shares add up to one.

    An edit is taken to be as likely in each doubling of the age. Whole gaps in the class of their
    beginning would be wrong: where looks are rare, one is longer than the class by far, and its
    rate would be taken for that of the young age, then looked at yet more rarely.
    """
    start_s = max(start_s, _YOUNGEST_S)
    end_s = max(end_s, start_s + 1)
    whole, at_s, number = math.log(end_s / start_s), start_s, age_class(start_s)
    while at_s < end_s:
        until_s = min(class_end_s(number), end_s)
        if until_s > at_s:
            yield Part(number, until_s - at_s, math.log(until_s / at_s) / whole)
        at_s, number = until_s, number + 1


def taught(
    looks: Mapping[int, Looks], *, start_s: float, end_s: float, changed: bool
) -> dict[int, Looks]:
    """What one look at a page teaches: the classes that its gap fell into, each with the look.

    `looks` are those of the source by age class; `start_s` and `end_s` the document's age at the
    look before and at this one.
    """
    found: dict[int, Looks] = {}
    for part in parts(start_s, end_s):
        before = looks.get(part.age_class, Looks())
        seen = part.share if changed else 0.0
        after = before.after(changed=False, gap_s=part.gap_s, memory=EDIT_MEMORY, number=1.0 - seen)
        if changed:
            after = after.after(changed=True, gap_s=part.gap_s, memory=EDIT_MEMORY, number=seen)
        found[part.age_class] = after
    return found
