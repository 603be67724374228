"""A statement made ready to be compared with the posts that cite it. Pure, bounded.

Each paragraph knows its sentences and *windows*, which are up to three of its sentences in a row:
a translator joins short sentences as often as he cuts long ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.citations.spans import Span
from ingest.citations.translating.sentences import sentences_of
from ingest.citations.translating.terms import terms_of
from ingest.citations.translating.vocabulary import Collected, StatementTerms, statement_terms
from schemas.records.texts import RichText

# The longest press conference of a year has 400 paragraphs and 250,000 characters; what lies behind
# these is not looked at.
_PARAGRAPHS = 4000
_CHARACTERS = 500_000
# Of one paragraph; a longer one is several, for it is the page that does not show its paragraphs.
_SENTENCES = 24
_WINDOW = 3  # sentences


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a statement."""

    sentences: Sequence[Span]  # in the statement's visible text
    terms: NDArray[np.intp]  # numbers of its distinct terms
    windows: tuple[tuple[int, int], ...]  # first sentence and the one behind the last
    holds: NDArray[np.float32]  # windows × terms: 1 where the window has the term
    worth: NDArray[np.float32]  # windows: the worth of all its terms
    term_worth: NDArray[np.float32]  # of each of its terms


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement in the form in which it is compared."""

    paragraphs: Sequence[Paragraph]
    terms: StatementTerms


def prepare(statement: RichText, language: str | None) -> Prepared:
    """A statement's paragraphs and terms. Headings are left out: a title is named, not quoted."""
    terms = terms_of(statement.visible[:_CHARACTERS], language)
    collected = Collected(language)
    rows = [
        (sentences, [collected.numbers_of(terms.within(one)) for one in sentences])
        for sentences in _paragraphs(statement)
    ]
    known = statement_terms(collected, [numbers for _, numbers in rows])
    worth = np.asarray(known.worth, dtype=np.float32)
    return Prepared([_paragraph(*row, worth) for row in rows], known)


def _paragraphs(statement: RichText) -> Iterator[list[Span]]:
    """The sentences of each paragraph, in the visible text."""
    offset = 0
    for block in statement.blocks[:_PARAGRAPHS]:
        if offset + len(block.text) > _CHARACTERS:
            return
        if block.kind != "heading":
            found = [(start + offset, end + offset) for start, end in sentences_of(block.text)]
            for at in range(0, len(found), _SENTENCES):
                yield found[at : at + _SENTENCES]
        offset += len(block.text) + 1


def _paragraph(
    sentences: Sequence[Span], held: list[list[int]], worth: NDArray[np.float32]
) -> Paragraph:
    terms = np.asarray(sorted({term for sentence in held for term in sentence}), dtype=np.intp)
    windows = tuple(
        (first, last)
        for first in range(len(sentences))
        for last in range(first + 1, min(first + _WINDOW, len(sentences)) + 1)
    )
    holds = np.zeros((len(windows), len(terms)), dtype=np.float32)
    columns = [np.searchsorted(terms, sentence) for sentence in held]
    for row, (first, last) in enumerate(windows):
        for sentence in columns[first:last]:
            holds[row, sentence] = 1
    return Paragraph(sentences, terms, windows, holds, holds @ worth[terms], worth[terms])
