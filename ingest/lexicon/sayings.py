"""Words by which a text hands over to somebody else's words and takes them back. Pure values.

Every list only shifts a weighing: a phrase that is missing makes the weighing less sure, no more.
To teach another language, add a file `sayings_<language>.py` and name it in `sayings_by_language`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from ingest.tokens import tokens

_ANY_ENDING = "*"
_STEM = 4  # letters that an inflected first word is looked up by; shorter stems match by chance

Phrase = tuple[tuple[str, ...], str]  # its tokens, and the name of the list that it is in
Index = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """Phrases of one language, or of several joined; case folded, divided by single spaces.

    `подчеркн*` stands for every word that begins so.
    """

    saying: frozenset[str] = frozenset()  # verbs by which somebody is quoted
    introducing: frozenset[str] = frozenset()  # "here a translation", "literally"
    returning: frozenset[str] = frozenset()  # "in other words", "end of quote"
    author: frozenset[str] = frozenset()  # first person of one who comments, words to the readers
    speaker: frozenset[str] = frozenset()  # first person of one who holds a speech
    address: frozenset[str] = frozenset()  # "dear colleagues"
    official: frozenset[str] = frozenset()  # register of decrees, treaties, announcements
    remarking: frozenset[str] = frozenset()  # how a comment often begins, and a speech sometimes
    attitude: frozenset[str] = frozenset()  # how a comment judges: "ironically", "nonsense"
    statement: frozenset[str] = frozenset()  # nouns for what is quoted: "speech", "declaration"
    reported: frozenset[str] = frozenset()  # moods of hearsay: "sei", "aurait"
    particle: frozenset[str] = frozenset()  # of talk among equals: "halt", "anyway", "du coup"
    contraction: frozenset[str] = frozenset()  # "don't": talked, and written in no statement
    taken_up: frozenset[str] = frozenset()  # who was spoken of in the paragraph before: "he"
    me: frozenset[str] = frozenset()  # first person, one
    us: frozenset[str] = frozenset()  # first person, several
    you: frozenset[str] = frozenset()  # second person, several or polite
    tongue: frozenset[str] = frozenset()  # a language spoken of as one: "from the Russian"
    foreign: frozenset[str] = frozenset()  # what is of another country: "Russian"
    office: frozenset[str] = frozenset()  # whom posts quote: "minister", "coach"
    text: frozenset[str] = frozenset()  # kinds of texts that are cited: "report", "ruling"
    body: frozenset[str] = frozenset()  # who publishes: "ministry", "company"


def joined_sayings(many: Iterable[Sayings]) -> Sayings:
    """The phrases of several languages as those of one."""
    all_of = tuple(many)
    names = [field.name for field in fields(Sayings)]
    return Sayings(
        **{name: frozenset[str]().union(*(getattr(one, name) for one in all_of)) for name in names}
    )


def phrase_index(sayings: Sayings) -> Index:
    """All phrases with their kind, by their first token or, where inflected, its first letters."""
    found: dict[str, list[Phrase]] = {}
    for field in fields(Sayings):
        for phrase in getattr(sayings, field.name):
            row = _row(phrase)
            key = row[0] if not row[0].endswith("*") else row[0][:_STEM] + "*"
            found.setdefault(key, []).append((row, field.name))
    return {key: tuple(phrases) for key, phrases in found.items()}


def phrases_at(index: Index, words: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """Kind and number of tokens of every phrase that begins at this one of the folded tokens."""
    word = words[at]
    for key in (word, word[:_STEM] + "*"):
        for row, kind in index.get(key, ()):
            if _are(row, words[at : at + len(row)]):
                yield kind, len(row)


def _row(phrase: str) -> tuple[str, ...]:
    row: list[str] = []
    for token in tokens(phrase.casefold()):
        if token == _ANY_ENDING and row:
            row[-1] += "*"
        else:
            row.append(token)
    return tuple(row)


def _are(row: Sequence[str], words: Sequence[str]) -> bool:
    return len(row) == len(words) and all(map(_is, row, words))


def _is(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
