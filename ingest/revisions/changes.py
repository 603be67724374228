"""What was changed between two contents of one view, and how much it matters. Pure.

One place may be of several kinds: there is a `Change` for each, with the same words and spans.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ingest.lexicon.choose import languages_of
from ingest.revisions.kinds.beside import link_changes, speaker_changes
from ingest.revisions.kinds.dress import format_changes
from ingest.revisions.kinds.places import Place, Places, all_places, places
from ingest.revisions.kinds.rules import READS_THE_SAME
from ingest.revisions.kinds.seen_words import differing
from ingest.revisions.kinds.struck_changes import struck_changes
from ingest.revisions.kinds.told_place import told, told_move, told_title
from ingest.revisions.kinds.weigh import weigh
from ingest.revisions.normal import fold
from ingest.revisions.shown import visible_of
from ingest.text import without_invisible
from schemas.records.revisions import Change, Content, Significance

# Changes that are listed; the words of all are counted. A reader of an alert follows some dozens,
# and two hundred of a line each are 20 kB in a row of the ledger.
MOST_CHANGES = 200
# Characters of one side of a change: a long paragraph. The whole is in the diff.
MOST_CHARS = 1_000
CUT = " […]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The difference between two contents."""

    changes: tuple[Change, ...]
    words_added: int
    words_removed: int
    significance: Significance


class _Step:
    """Two contents with all places in which they differ."""

    def __init__(self, before: Content, after: Content) -> None:
        self.before, self.after = before, after
        self.title = places(before.title, after.title)
        self.text = text_places(before, after)
        self.languages = languages_in(before, after)
        both = (*self.title, *self.text.changed)
        self.read = [place for place in both if not place.reads_the_same]

    def counts(self) -> tuple[int, int]:
        """How many words came and went, moved lines aside."""
        pairs = [differing(place.before, place.after) for place in self.read]
        return sum(len(come) for _, come in pairs), sum(len(gone) for gone, _ in pairs)


def judge(before: Content, after: Content) -> Judged:
    """All that differs, bounded; never says nothing of two contents with two fingerprints.

    The contents must be comparable: read by one method, both whole or both cut.
    """
    step = _Step(before, after)
    significance = weigh(before, after, step.read, step.languages)
    found = list(islice(_changes(step), MOST_CHANGES))
    if significance is Significance.COSMETIC:
        found = [_cosmetic(change) for change in found]
    elif all(change.kind in READS_THE_SAME for change in found) and not is_excerpt(before, after):
        found.insert(0, _anything(before, after))
    added, removed = step.counts()
    return Judged(
        changes=tuple(_bounded(change) for change in found[:MOST_CHANGES]),
        words_added=added,
        words_removed=removed,
        significance=significance,
    )


def languages_in(before: Content, after: Content) -> frozenset[str]:
    """The languages of both contents together."""
    return languages_of(f"{after.title}\n{visible_of(after)}") or languages_of(visible_of(before))


def is_excerpt(before: Content, after: Content) -> bool:
    """Whether both texts were cut, so that their ends tell nothing."""
    return before.partial and after.partial


def _changes(step: _Step) -> Iterator[Change]:
    """What is read comes first, so that the bound cuts off format."""
    before, after = step.before, step.after
    if step.title:
        yield from told_title(before.title, after.title, step.title, step.languages)
    yield from _author(before, after)
    yield from link_changes(before, after)
    for place in step.text.changed:
        if not place.reads_the_same:
            yield from told(place, step.languages)
    yield from (told_move(m, visible_of(before), visible_of(after)) for m in step.text.moved)
    yield from struck_changes(before, after)
    yield from speaker_changes(before, after)
    for place in step.text.changed:
        if place.reads_the_same and _seen(place):
            yield from told(place, step.languages)
    yield from format_changes(before, after)


def _author(before: Content, after: Content) -> Iterator[Change]:
    one, other = before.author or "", after.author or ""
    if fold(one) != fold(other):
        reason = "another author is named"
        yield Change(field="author", kind="name", before=one, after=other, reason=reason)


def text_places(before: Content, after: Content) -> Places:
    """What differs between two texts, less what only the cut of an excerpt moved."""
    found = all_places(visible_of(before), visible_of(after))
    if not is_excerpt(before, after):
        return found
    changed = [place for place in found.changed if not _is_cut(place)]
    return Places(changed=changed, moved=found.moved)


def _is_cut(place: Place) -> bool:
    """Whether an excerpt merely ends elsewhere: words put in at the front push out the last ones.

    What an edit did at the very end of an excerpt is not told from that, and left to the page.
    """
    one, other = place.before.strip(), place.after.strip()
    return place.at_end and (one.startswith(other) or other.startswith(one))


def _seen(place: Place) -> bool:
    """Whether a reader can see how the typography differs; not a no-break space or soft hyphen."""
    one, other = (
        [line.split() for line in without_invisible(text).strip().split("\n")]
        for text in (place.before, place.after)
    )
    return one != other


def _cosmetic(change: Change) -> Change:
    """Where both fingerprints agree, nothing but the dress differs, whatever rule found it."""
    return change if change.kind in READS_THE_SAME else replace(change, kind="format")


def _anything(before: Content, after: Content) -> Change:
    """What no rule found a place for: both texts read otherwise, and that is said."""
    one, other = visible_of(before), visible_of(after)
    return Change(
        field="text", kind="wording", before=one, after=other, before_span=(0, len(one)),
        after_span=(0, len(other)), reason="the text reads otherwise as a whole",
    )  # fmt: skip


def _bounded(change: Change) -> Change:
    return replace(change, before=_short(change.before), after=_short(change.after))


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARS else text[: MOST_CHARS - len(CUT)] + CUT
