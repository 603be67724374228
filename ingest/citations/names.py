"""By what a post can name a statement or who made it: speakers, office, title, number. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.citations.speaker_labels import is_unspaced, labelled_names, surname_of
from ingest.citations.words import words_of
from ingest.lexicon.name_folding import name_keys
from ingest.lexicon.speakers import speakers_for

_LABELS = 200  # read of one statement
# M-13-13, 1383-22-09-2011, IP/22/5375, A/RES/77/1: figures and separators, no date.
_NUMBER = re.compile(r"(?<![\w/.-])[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,5}(?![\w/-])")
_DATE = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|\d{4}[-/]\d{2,4}")
_LEAST_TITLE = 5  # words; shorter ones ("Meeting with the Government") come back every week
_HEAD_CHARS = 1_500  # of a statement: where its number stands

Row = tuple[str, ...]  # folded words that stand in a row


@dataclass(frozen=True, slots=True)
class Names:
    """By what a post can name a statement or who made it."""

    surnames: frozenset[str]  # second keys, see `ingest.lexicon.name_folding`
    whole_names: tuple[Row, ...]  # in scripts without spaces
    offices: tuple[Row, ...]
    title: Row  # empty if it names nothing by itself
    numbers: frozenset[str]  # of the document, as written


def names_of(text: str, *, title: str | None, author: str | None, publisher: str | None) -> Names:
    """The names of a statement (visible text): who speaks in it, its office, title and number."""
    known = speakers_for(publisher)
    named = {*islice(labelled_names(text), _LABELS), *known.names}
    if by := surname_of(author or ""):
        named.add(by)
    unspaced = sorted(filter(is_unspaced, named))
    folded = tuple(words_of(title or "").folded)
    return Names(
        surnames=frozenset().union(*map(name_keys, named.difference(unspaced))),
        whole_names=_rows(tuple(unspaced)),
        offices=_rows(known.offices),
        title=folded if len(folded) >= _LEAST_TITLE else (),
        numbers=frozenset(
            number for number, _ in numbers_in(f"{title or ''}\n{text[:_HEAD_CHARS]}")
        ),
    )


def numbers_in(visible: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Document numbers of a text with their spans."""
    for match in _NUMBER.finditer(visible):
        if any(sign.isdigit() for sign in match[0]) and not _DATE.fullmatch(match[0]):
            yield match[0], match.span()


@cache
def _rows(phrases: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(tuple(words_of(phrase).folded) for phrase in phrases)
