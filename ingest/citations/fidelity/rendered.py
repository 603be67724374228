"""What a translated passage says otherwise than its original, as far as languages compare. Pure.

Numbers, dates and names are compared by value and are firm where both sides have exactly one that
could stand for the other. A negation, a "must" or an "all" that only one side has is never firm:
languages deny in many ways ("kein zweites", "not only", "fail to").
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from ingest.citations.fidelity.beads import Bead, thread
from ingest.citations.fidelity.certainty import (
    condition_phrases,
    phrases_in,
)
from ingest.citations.fidelity.measures import figure_mismatches, left_over
from ingest.citations.fidelity.names import Named
from ingest.citations.fidelity.negations import denies, negations_apart
from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.fidelity.placing import mismatch, moved
from ingest.citations.fidelity.reasons import instead, quoted
from ingest.citations.fidelity.strength import degrees
from ingest.citations.fidelity.units import Unit, keys_of, units_of
from ingest.citations.spans import Span
from ingest.citations.translating.ports import Dictionary
from ingest.citations.translating.sentences import sentences_of
from ingest.lexicon.degrees import INVERTED
from schemas.records.citations import Mismatch

# Of two spellings of one name; chance likenesses of names end at about 0.8.
_LIKE = 0.84
_FIRST = re.compile(r"\w+")


def rendered(passages: Passages, dictionary: Dictionary | None) -> Iterator[Mismatch]:
    """The mismatches of a translated passage."""
    threading = thread(passages, dictionary)
    more = _more_negations(passages, threading.beads)
    left = left_over(passages)
    for bead in threading.beads:
        yield from figure_mismatches(passages, bead, left, dictionary)
        yield from _words(passages, bead, more)
    yield from _names(passages, threading.beads)
    for span in threading.missing:
        text = passages.statement.text[slice(*span)]
        yield mismatch(passages, "omission", None, span, f"{quoted(text)} is not rendered")


def _names(passages: Passages, beads: Sequence[Bead]) -> Iterator[Mismatch]:
    """A name on each side that the other side does not have near the passage, of one sort."""
    here = _unmatched(passages.post, passages.statement)
    there = _unmatched(passages.statement, passages.post)
    if len(here) != 1 or len(there) != 1 or here[0].sort != there[0].sort:
        return
    one, other = here[0], there[0]
    for bead in beads:
        if _inside(one.span, bead.post) and _inside(other.span, bead.statement):
            firm = bead.sure and one.sure and other.sure
            reason = instead(one.word, other.word)
            yield mismatch(passages, "name", one.span, other.span, reason, firm=firm)


def _unmatched(here: Side, there: Side) -> list[Named]:
    """Names that the other side has nowhere near, each once."""
    keys = there.name_keys_near
    found = {
        min(one.keys): one
        for one in here.names
        if one.keys.isdisjoint(keys) and not _is_like(one, keys)
    }
    return list(found.values())


def _is_like(one: Named, keys: frozenset[str]) -> bool:
    """Whether a person's name is nearly one of these: no folding knows every spelling."""
    return one.sort == "person" and any(
        JaroWinkler.similarity(mine, key, score_cutoff=_LIKE) for mine in one.keys for key in keys
    )


def _inside(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] < sentence[1]


def _more_negations(passages: Passages, beads: Sequence[Bead]) -> int:
    """How many more negations the post has than the sentences that it renders."""
    post, statement = passages.post, passages.statement
    return sum(
        len(negations_apart(keys_of(post.text[slice(*bead.post)]), post.known))
        - len(negations_apart(keys_of(statement.text[slice(*bead.statement)]), statement.known))
        for bead in beads
    )


def _words(passages: Passages, bead: Bead, more: int) -> Iterator[Mismatch]:
    """Negations, degrees and conditions that only one side has; none of these is firm."""
    if not bead.sure:
        return
    ours = units_of(passages.post.text[slice(*bead.post)], None)
    theirs = units_of(passages.statement.text[slice(*bead.statement)], None)
    conditions = list(_conditions(passages, bead, theirs))
    yield from conditions or _negations(passages, bead, (ours, theirs), more)
    yield from degrees(passages, bead, ours, theirs)


def _negations(
    passages: Passages, bead: Bead, sides: tuple[Sequence[Unit], Sequence[Unit]], more: int
) -> Iterator[Mismatch]:
    """One negation more on one side, of these sentences and of the whole passage."""
    ours, theirs = sides
    post, statement = passages.post, passages.statement
    here = negations_apart([one.key for one in ours], post.known)
    there = negations_apart([one.key for one in theirs], statement.known)
    if len(here) > len(there) and more > 0 and not denies(statement.keys, statement.language):
        place = ours[_alone(here, there, (len(ours), len(theirs)))]
        reason = f"{quoted(place.key)} in the post, no negation for it in the statement"
        yield mismatch(passages, "negation", moved(place.span, bead.post), None, reason)
    if len(there) > len(here) and more < 0 and not denies(post.keys, post.language):
        place = theirs[_alone(there, here, (len(theirs), len(ours)))]
        reason = f"{quoted(place.key)} in the statement, no negation for it in the post"
        yield mismatch(passages, "negation", None, moved(place.span, bead.statement), reason)


def _alone(here: Sequence[int], there: Sequence[int], sizes: tuple[int, int]) -> int:
    """The place farthest from all places of the other side, each as a part of its sentence."""
    size, other = sizes
    return max(here, key=lambda at: min((abs(at / size - b / other) for b in there), default=0))


def _conditions(passages: Passages, bead: Bead, theirs: Sequence[Unit]) -> Iterator[Mismatch]:
    """A condition of the statement, where the post has none at all."""
    post, statement = passages.post, passages.statement
    there = phrases_in([one.key for one in theirs], condition_phrases(statement.language))
    if not there or _has_condition(post):
        return
    start = theirs[there[0][0]].span[0]
    text = statement.text[slice(*bead.statement)][start:]
    end = next((at for at, sign in enumerate(text) if at and sign in ",;.!?\n"), len(text))
    reason = f"{quoted(text[:end])} in the statement, no such condition in the post"
    span = moved((start, start + end), bead.statement)
    yield mismatch(passages, "omission", None, span, reason)


def _has_condition(side: Side) -> bool:
    """Whether the passage has a condition of any form."""
    if phrases_in(side.keys, condition_phrases(side.language)):
        return True
    firsts = (_FIRST.match(side.text, start) for start, _ in sentences_of(side.text))
    return any(first is not None and first[0].casefold() in INVERTED for first in firsts)
