"""How much an edit matters. Pure.

COSMETIC is what leaves the fingerprint as it was: typography, spacing, format. MINOR is spelling,
as narrowly as `spelling` tells it. Everything else, and whatever is unsure, is SUBSTANTIVE: a moved
passage too, since what a sentence answers or denies is the one before it, and words struck through.
"""

from collections.abc import Sequence

from ingest.lexicon.choose import words_near
from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.kinds.places import Place
from ingest.revisions.kinds.spelling import slips_of
from ingest.revisions.normal import link_key
from ingest.revisions.shown import anchors_of, quoted_of
from ingest.revisions.struck import struck_words
from schemas.records.revisions import Content, Significance


def weigh(
    before: Content, after: Content, read: Sequence[Place], languages: frozenset[str]
) -> Significance:
    """The significance of all that differs; `read` are the places that a reader reads otherwise."""
    if fingerprint(before) == fingerprint(after):
        return Significance.COSMETIC
    beside = {(c.author or "", _speakers(c), _targets(c), struck_words(c)) for c in (before, after)}
    if read and len(beside) == 1 and all(_is_spelling(place, languages) for place in read):
        return Significance.MINOR
    return Significance.SUBSTANTIVE


def _is_spelling(place: Place, languages: frozenset[str]) -> bool:
    here = words_near(languages, place.line).languages
    return bool(slips_of(place.before, place.after, left=place.left, languages=here))


def _speakers(content: Content) -> tuple[str, ...]:
    return tuple(who for who, _ in quoted_of(content))


def _targets(content: Content) -> tuple[str, ...]:
    return tuple(link_key(anchor.url) for anchor in anchors_of(content))
