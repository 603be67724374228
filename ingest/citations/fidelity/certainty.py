"""How far something goes, by classes that all languages share: must, may, all, some. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from ingest.lexicon.degrees import ALL, CONDITIONS, HEDGES, MAY, MUST, SOME

Table = Mapping[str, frozenset[str]]
_LONGEST_PHRASE = 4

# What each class is called to a reader, and the class that it must not become.
CLASSES: Mapping[str, tuple[Table, str]] = {
    "must": (MUST, "may"),
    "may": (MAY, "must"),
    "all": (ALL, "some"),
    "some": (SOME, "all"),
}
_EVERY: tuple[Table, ...] = (MUST, MAY, ALL, SOME, HEDGES)


def phrases_in(keys: Sequence[str], phrases: frozenset[str]) -> list[tuple[int, int]]:
    """Where phrases of one to four words stand, longest first at each place; none overlap."""
    found: list[tuple[int, int]] = []
    firsts = _firsts(phrases)
    at = 0
    while at < len(keys):
        if keys[at] not in firsts:
            at += 1
            continue
        size = next(
            (
                size
                for size in range(min(_LONGEST_PHRASE, len(keys) - at), 0, -1)
                if " ".join(keys[at : at + size]) in phrases
            ),
            0,
        )
        if size:
            found.append((at, at + size))
        at += size or 1
    return found


@lru_cache(maxsize=64)
def _firsts(phrases: frozenset[str]) -> frozenset[str]:
    """The first words of phrases: few words of a text are one."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def of_language(tables: Iterable[Table], language: str | None) -> frozenset[str]:
    """The phrases of these tables in one language; those of all languages where it is unknown."""
    if language is None:
        return frozenset[str]().union(*(words for table in tables for words in table.values()))
    return frozenset[str]().union(*(table.get(language, frozenset()) for table in tables))


@cache
def degree_phrases(language: str | None) -> frozenset[str]:
    """Everything that says how far something goes or how sure it is."""
    return of_language(_EVERY, language)


@cache
def condition_phrases(language: str | None) -> frozenset[str]:
    """What begins a condition or an exception."""
    return of_language((CONDITIONS,), language)
