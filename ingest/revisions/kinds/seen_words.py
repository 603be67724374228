"""The words of a changed place: which went, which came, and what stands beside them. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lexicon.choose import words_near
from ingest.lexicon.words import Words
from ingest.revisions.kinds.places import Place
from ingest.revisions.normal import fold
from ingest.tokens import is_word, tokens

# Tokens beside a place that a phrase may begin or end with; the longest phrase has six.
_BESIDE = 5
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenWords:
    """One place in words and signs; every text is folded as in the fingerprint, in its own case."""

    before: list[str]  # all tokens of either side
    after: list[str]
    left: list[str]  # the nearest tokens beside it
    right: list[str]
    gone: list[str]  # words and numbers that only one side has, or has more often
    come: list[str]
    known: Words  # the telling words of the languages spoken here

    @property
    def differing(self) -> list[str]:
        """What went and what came."""
        return [*self.gone, *self.come]


def seen_words(place: Place, languages: frozenset[str]) -> SeenWords:
    """The words of a place in a text in these languages."""
    before, after, left, right = (
        tokens(fold(text)) for text in (place.before, place.after, place.left, place.right)
    )
    gone, come = _differing(before, after)
    return SeenWords(
        before=before,
        after=after,
        left=left[-_BESIDE:],
        right=right[:_BESIDE],
        gone=gone,
        come=come,
        known=words_near(languages, place.line),
    )


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The words and numbers that only one of two visible texts has, or has more often."""
    return _differing(tokens(fold(before)), tokens(fold(after)))


def _differing(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    one, other = (Counter(filter(is_word, side)) for side in (before, after))
    return list((one - other).elements()), list((other - one).elements())


def phrase_changes(seen: SeenWords, phrases: frozenset[str]) -> tuple[list[str], list[str]]:
    """The phrases that only one side has, each as a row of tokens in small letters.

    A phrase may begin or end beside the place: "sans doute" in "sans aucun doute".
    """
    one, other = (Counter(_phrases(row, phrases)) for row in _rows(seen))
    return list((one - other).elements()), list((other - one).elements())


def without_phrases(seen: SeenWords, phrases: frozenset[str]) -> tuple[list[str], list[str]]:
    """Both sides with what stands beside them, in small letters, less the phrases of many words."""
    longer = frozenset(phrase for phrase in phrases if " " in phrase)
    one, other = (_without(row, longer) for row in _rows(seen))
    return one, other


def _rows(seen: SeenWords) -> tuple[list[str], list[str]]:
    one, other = (
        [token.casefold() for token in (*seen.left, *side, *seen.right)]
        for side in (seen.before, seen.after)
    )
    return one, other


def _phrases(row: Sequence[str], phrases: frozenset[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(row):
        size = _longest_at(row, at, phrases)
        if size:
            found.append(" ".join(row[at : at + size]))
        at += size or 1
    return found


def _without(row: Sequence[str], phrases: frozenset[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(row):
        size = _longest_at(row, at, phrases)
        if not size:
            kept.append(row[at])
        at += size or 1
    return kept


def _longest_at(row: Sequence[str], at: int, phrases: frozenset[str]) -> int:
    """How many tokens the longest phrase has that begins here; 0 for none."""
    for size in range(min(_LONGEST_PHRASE, len(row) - at), 0, -1):
        if " ".join(row[at : at + size]) in phrases:
            return size
    return 0
