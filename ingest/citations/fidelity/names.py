"""Names in a passage: places and leaders by a table, people by what stands before them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.citations.spans import Span
from ingest.citations.words import words_of
from ingest.lexicon.known_names import GIVEN, NAMES
from ingest.lexicon.name_folding import name_keys
from ingest.lexicon.places import place_of
from ingest.lexicon.words import Words

_ENDS_SENTENCE = frozenset('.!?:…„“”"«»\n')
_LONGEST_STEM = 16
_LONGEST_ENDING = 3  # of a person's name: Putins, Путиным
_LEAST_STEM = 4


@dataclass(frozen=True, slots=True)
class Named:
    """One name in a passage."""

    word: str
    span: Span  # in the passage
    sort: str  # country, city, body, person
    keys: frozenset[str]  # it is the same name as one whose keys meet these
    sure: bool  # told by a table, not by the title before it


def names_in(text: str, known: Words) -> list[Named]:
    """The names of a passage that are told for sure; an adjective of a country is its name."""
    words = words_of(text)
    found: list[Named] = []
    for at, (word, span) in enumerate(zip(words.exact, words.spans, strict=True)):
        place = place_of(word)
        if place and (word[0].isupper() or place[0] == "country"):
            found.append(Named(word, span, place[0], frozenset({place[1]}), sure=True))
        elif word[0].isupper() and _is_person(words.exact, at, known):
            found.append(Named(word, span, "person", name_keys(word), sure=False))
    return found


def all_keys(text: str) -> frozenset[str]:
    """The keys of every word that may be a name or an adjective of one: "russes" is Russia."""
    return frozenset(key for word in words_of(text).exact for key in _keys(word))


def is_name(word: str, before: str, known: Words) -> bool:
    """Whether a written word is a name where it stands; `before` is the text in front of it."""
    if not word[0].isupper():
        return False
    if place_of(word) or _is_known(word) or word.casefold() in GIVEN:
        return True
    if word.casefold() in known.titles | known.days | known.months:
        return False
    front = before.rstrip()
    within = bool(front) and front[-1] not in _ENDS_SENTENCE
    return within and (known.capitals or (word.isupper() and len(word) > 1))


def _is_known(word: str) -> bool:
    """Whether a word is a name of the lexicon, in any case of a noun."""
    small = word.casefold()
    return any(
        small[:size] in NAMES and len(small) - size <= _LONGEST_ENDING
        for size in range(min(len(small), _LONGEST_STEM), _LEAST_STEM - 1, -1)
    )


def _keys(word: str) -> Iterator[str]:
    place = place_of(word)
    if place:
        yield place[1]
    if word[0].isupper():
        yield from name_keys(word)


def _is_person(words: Sequence[str], at: int, known: Words) -> bool:
    """Behind a title or a given name; a title is no name itself."""
    word = words[at]
    if word.casefold() in known.titles or word.casefold() in GIVEN or len(word) < 3:
        return False
    if at == 0:
        return False
    before = words[at - 1]
    if before.casefold() in GIVEN and before[0].isupper():
        return True
    return known.capitals and before.casefold() in known.titles
