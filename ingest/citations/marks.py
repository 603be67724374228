"""Passages that a text sets between quotation marks. Pure, one pass.

The end of a paragraph closes what is open (TEXT.md, "Quoted passages"). Single marks are also
apostrophes, so they count only in pairs that stand around words.
"""

import re

from ingest.citations.spans import Span, merged
from ingest.citations.words import weight, words_of

# What may close a passage, by what opened it: German, English, French and Russian, Swedish,
# Japanese. The same sign opens in one language and closes in another.
_CLOSERS = {
    "„": "“”\"‟",
    "“": "”\"",
    "‟": "”",
    "”": "”",
    '"': '"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
}  # fmt: skip
_MARK = re.compile("[" + "".join(_CLOSERS) + "".join(_CLOSERS.values()) + "\n]")
_TERM_WORDS = 3  # TEXT.md
# A quotation that is opened once and closed once: more paragraphs than that are a forgotten mark.
_PARAGRAPHS = 12
_BEHIND = 3  # characters behind a mark that closes a paragraph: a stop, a bracket
_SINGLE_CLOSERS = {"‚": "‘’'", "‘": "’'", "'": "'", "‹": "›", "›": "‹"}
# Opens behind a gap, closes before one: elsewhere it is the apostrophe of "don't".
_SINGLE = re.compile(r"(?<!\w)[‚‘'‹›](?=\S)|(?<=\S)[‘’'‹›](?!\w)|\n")


def marked_passages(visible: str) -> list[Span]:
    """Spans between quotation marks, without the marks, in order; those inside others are one."""
    return merged([*_between_double(visible), *_between_single(visible)])


def quoted_passages(visible: str) -> list[Span]:
    """Spans between quotation marks that are more than a term, across paragraphs too.

    Up to three words are a term and no quotation (TEXT.md, "Quoted passages and commentary").
    """
    both = merged([*marked_passages(visible), *passages_over_paragraphs(visible)])
    return [span for span in both if _is_more_than_a_term(visible[slice(*span)])]


def passages_over_paragraphs(visible: str) -> list[Span]:
    """Passages whose mark stands open at a paragraph's end and is closed at a later one's end.

    Without the line breaks; paragraphs between hold no mark. One that opens anew needs none of
    this: each of its paragraphs is marked by itself.
    """
    spans: list[Span] = []
    pending: list[Span] = []  # paragraphs since the mark that stands open
    closers, at = "", 0
    for line in visible.split("\n"):
        marks = list(_MARK.finditer(line))
        if closers and not marks and len(pending) < _PARAGRAPHS:
            pending.append((at, at + len(line)))
        else:
            if closers and _closes_last(line, marks, closers):
                spans += [*pending, (at, at + marks[0].start())]
            closers, start = _left_open(marks)
            pending = [(at + start, at + len(line))]
        at += len(line) + 1
    return spans


def _closes_last(line: str, marks: list[re.Match[str]], closers: str) -> bool:
    """Whether the only mark of a line closes at its end."""
    return len(marks) == 1 and marks[0][0] in closers and len(line) - marks[0].end() <= _BEHIND


def _left_open(marks: list[re.Match[str]]) -> tuple[str, int]:
    """What would close the passage that is open behind the last mark, and where it begins."""
    closers, start = "", 0
    for mark in marks:
        if closers and mark[0] in closers:
            closers = ""
        elif not closers:
            closers, start = _CLOSERS.get(mark[0], ""), mark.end()
    return closers, start


def _is_more_than_a_term(passage: str) -> bool:
    return sum(map(weight, words_of(passage).exact)) > _TERM_WORDS


def _between_double(visible: str) -> list[Span]:
    spans: list[Span] = []
    closers, start = "", 0
    for mark in _MARK.finditer(visible):
        sign, at = mark[0], mark.start()
        if closers and (sign == "\n" or sign in closers):
            spans.append((start, at))
            closers = ""
        elif not closers:
            closers, start = _CLOSERS.get(sign, ""), at + 1
    if closers:
        spans.append((start, len(visible)))
    return spans


def _between_single(visible: str) -> list[Span]:
    spans: list[Span] = []
    closers, start = "", 0
    for mark in _SINGLE.finditer(visible):
        sign, at = mark[0], mark.start()
        if sign == "\n":
            closers = ""
        elif closers and sign in closers:
            spans.append((start, at))
            closers = ""
        elif not closers:
            closers, start = _SINGLE_CLOSERS.get(sign, ""), at + 1
    return spans
