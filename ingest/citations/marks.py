"""Passages that a text sets between quotation marks. Pure, one pass.

The end of a paragraph closes what is open (TEXT.md, "Quoted passages"). Single marks are also
apostrophes, so they count only in pairs that stand around words.
"""

import re

from ingest.citations.spans import Span, merged

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
_SINGLE_CLOSERS = {"‚": "‘’'", "‘": "’'", "'": "'", "‹": "›", "›": "‹"}
# Opens behind a gap, closes before one: elsewhere it is the apostrophe of "don't".
_SINGLE = re.compile(r"(?<!\w)[‚‘'‹›](?=\S)|(?<=\S)[‘’'‹›](?!\w)|\n")


def marked_passages(visible: str) -> list[Span]:
    """Spans between quotation marks, without the marks, in order; those inside others are one."""
    return merged([*_between_double(visible), *_between_single(visible)])


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
