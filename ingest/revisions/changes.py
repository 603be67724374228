"""What was changed between two contents of one view, and how much it matters. Pure.

COSMETIC is what leaves the fingerprint as it was: typography, spacing, format. MINOR is spelling,
as narrowly as `spelling` tells it. Everything else, and whatever is unsure, is SUBSTANTIVE.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ingest.revisions.beside import format_changes, link_changes, speaker_changes
from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.kinds import capitals_tell, differing, kind_of, most_telling
from ingest.revisions.normal import fold, link_key
from ingest.revisions.places import Place, places
from ingest.revisions.shown import anchors_of, quoted_of, visible_of
from ingest.revisions.spelling import is_slip
from ingest.text import without_invisible
from schemas.records.revisions import Change, Content, Significance

# Changes that are listed; the words of all are counted. A reader of an alert follows some dozens,
# and two hundred of a line each are 20 kB in a row of the ledger.
MOST_CHANGES = 200
# Characters of one side of a change: a long paragraph. The whole is in the diff.
MOST_CHARS = 1_000
CUT = " […]"

_NUMBER = re.compile(r"(?<!\w)[-+−]?\d[\d.,]*\s?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The difference between two contents."""

    changes: tuple[Change, ...]
    words_added: int
    words_removed: int
    significance: Significance


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Changed places of title and text."""

    title: list[Place]
    text: list[Place]

    @property
    def read(self) -> list[Place]:
        """Those that a reader reads."""
        return [place for place in (*self.title, *self.text) if not place.reads_the_same]

    @property
    def counts(self) -> list[tuple[int, int]]:
        """How many words went and came at each of these."""
        pairs = (differing(place.before, place.after) for place in self.read)
        return [(len(gone), len(come)) for gone, come in pairs]


def judge(before: Content, after: Content) -> Judged:
    """All that differs, bounded; never says nothing of two contents with two fingerprints.

    The contents must be comparable: read by one method, both whole or both cut.
    """
    words = _Words(title=places(before.title, after.title), text=text_places(before, after))
    significance = _significance(before, after, words)
    found = list(islice(_changes(before, after, words), MOST_CHANGES))
    if significance is Significance.COSMETIC:
        found = [replace(change, kind="format") for change in found]
    elif all(change.kind == "format" for change in found) and not is_excerpt(before, after):
        found.insert(0, _anything(before, after))
    counts = words.counts
    return Judged(
        changes=tuple(_bounded(change) for change in found[:MOST_CHANGES]),
        words_added=sum(come for _, come in counts),
        words_removed=sum(gone for gone, _ in counts),
        significance=significance,
    )


def is_excerpt(before: Content, after: Content) -> bool:
    """Whether both texts were cut, so that their ends tell nothing."""
    return before.partial and after.partial


def _changes(before: Content, after: Content, words: _Words) -> Iterator[Change]:
    """What is read comes first, so that the bound cuts off format."""
    if words.title:
        yield _title_change(before, after, words.title)
    if fold(before.author or "") != fold(after.author or ""):
        yield Change(
            field="author", kind="name", before=before.author or "", after=after.author or ""
        )
    yield from link_changes(before, after)
    tell = capitals_tell(visible_of(after))
    for place in (place for place in words.text if not place.reads_the_same):
        yield change_at(place, capitals=tell)
    yield from speaker_changes(before, after)
    for place in (place for place in words.text if place.reads_the_same and _seen(place)):
        yield change_at(place, capitals=tell)
    if not words.read:
        yield from format_changes(before, after)


def text_places(before: Content, after: Content) -> list[Place]:
    """The changed places of two texts, less what only the cut of an excerpt moved."""
    found = places(visible_of(before), visible_of(after))
    if is_excerpt(before, after) and found and _is_cut(found[-1]):
        return found[:-1]
    return found


def _is_cut(place: Place) -> bool:
    """Whether an excerpt merely ends elsewhere: words put in at the front push out the last ones.

    What an edit did at the very end of an excerpt is not told from that, and left to the page.
    """
    one, other = place.before.strip(), place.after.strip()
    return place.at_end and (one.startswith(other) or other.startswith(one))


def change_at(place: Place, *, capitals: bool) -> Change:
    """A changed place of the text as it is told; `capitals` as in `kind_of`."""
    one, other = place.before.strip(), place.after.strip()
    if one == other:
        one, other = place.before, place.after
    kind = kind_of(place, capitals=capitals)
    if kind == "number" and (number := _NUMBER.search(place.left)) and not _has_digit(one, other):
        one, other = number[0] + one, number[0] + other  # a unit is told with its number
    return Change(field="text", kind=kind, before=one, after=other)


def _has_digit(*texts: str) -> bool:
    return any(character.isdigit() for text in texts for character in text)


def _title_change(before: Content, after: Content, found: list[Place]) -> Change:
    tell = capitals_tell(f"{after.title} {visible_of(after)}")
    kind = most_telling(kind_of(place, capitals=tell) for place in found)
    return Change(field="title", kind=kind, before=before.title, after=after.title)


def _seen(place: Place) -> bool:
    """Whether a reader can see how the typography differs; not a no-break space or soft hyphen."""
    one, other = (
        [line.split() for line in without_invisible(text).strip().split("\n")]
        for text in (place.before, place.after)
    )
    return one != other


def _significance(before: Content, after: Content, words: _Words) -> Significance:
    if fingerprint(before) == fingerprint(after):
        return Significance.COSMETIC
    beside = ((c.author or "", _speakers(c), _targets(c)) for c in (before, after))
    spelled = bool(words.read) and all(is_slip(p.before, p.after) for p in words.read)
    return Significance.MINOR if spelled and len({*beside}) == 1 else Significance.SUBSTANTIVE


def _speakers(content: Content) -> tuple[str, ...]:
    return tuple(who for who, _ in quoted_of(content))


def _targets(content: Content) -> tuple[str, ...]:
    return tuple(link_key(anchor.url) for anchor in anchors_of(content))


def _anything(before: Content, after: Content) -> Change:
    """What no rule found a place for: both texts read otherwise, and that is said."""
    return Change(field="text", kind="wording", before=visible_of(before), after=visible_of(after))


def _bounded(change: Change) -> Change:
    return replace(change, before=_short(change.before), after=_short(change.after))


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARS else text[: MOST_CHARS - len(CUT)] + CUT
