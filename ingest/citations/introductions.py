"""What stands around a quotation and is no part of it, though both sides have the words. Pure.

A statement's label ("Karin Vogt: …") and what a post writes before the mark that opens a quotation
("Karin Vogt: „…", "X admits it: „…") or behind the one that closes it are the author's.
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from ingest.citations.passages import Passage
from ingest.citations.speaker_labels import behind_label
from ingest.citations.words import Words

Accept = Callable[[Passage], Passage | None]  # see `ingest.citations.passages.find_passages`


def behind_labels(accept: Accept, words: Words, statement: str) -> Accept:
    """The same test, of what of a passage stands behind the speaker's label that it begins in.

    `words` are those of `statement`, a visible text.
    """

    def accept_said(passage: Passage) -> Passage | None:
        said = _behind_label(passage, words, statement)
        return accept(said) if said else None

    return accept_said


def quoted_part(passage: Passage, marks: Sequence[int]) -> Passage:
    """The passage between the marks that open and close it, where more stands within than without.

    `marks` says for each word of the post in which marked passage it is, 0 for none. A post that
    copies a paragraph with a term between marks keeps all of it.
    """
    start, end = passage.post
    inside = marks[start:end]
    before, behind = _outside(inside), _outside(inside[::-1])
    return _part(passage, start + before, end - behind) or passage


def _outside(marks: Sequence[int]) -> int:
    """How many words stand before the first marked passage, if that is longer than they."""
    before = sum(1 for _ in takewhile(lambda mark: not mark, marks))
    if not before or before == len(marks):
        return 0
    quoted = sum(1 for _ in takewhile(lambda mark: mark == marks[before], marks[before:]))
    return before if quoted > before else 0


def _behind_label(passage: Passage, words: Words, statement: str) -> Passage | None:
    place, end = passage.statement
    said = behind_label(statement, words.spans[place][0])
    while place < end and words.spans[place][0] < said:
        place += 1
    skipped = ((max(0, place - b), (a, b, length)) for a, b, length in passage.runs)
    runs = tuple((a + by, b + by, length - by) for by, (a, b, length) in skipped if by < length)
    return Passage(runs) if runs else None


def _part(passage: Passage, first: int, last: int) -> Passage | None:
    """What of a passage stands in these words of the post."""
    kept = ((max(a, first), a, b, min(a + n, last)) for a, b, n in passage.runs)
    runs = tuple((at, b + at - a, end - at) for at, a, b, end in kept if at < end)
    return Passage(runs) if runs else None
