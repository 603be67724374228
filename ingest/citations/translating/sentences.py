"""The sentences of a paragraph, as stretches of its visible text. Pure, linear.

A guess by signs: translations are compared sentence by sentence, and a wrong cut costs little.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.citations.spans import Span
from ingest.lexicon.words import words

# Signs that end a sentence with the brackets and marks that close behind them, and the gap.
_END = re.compile(r"(?:(?<![.!?…])[.!?…]+[\"”“»«’')\]]*\s+|[。！？]+[」』”]*\s*)")
# A dot behind these ends nothing; so it is behind a single letter and a day of the month (11.).
_ABBREVIATIONS = words(
    "mr mrs ms dr prof st no nr vs gen col lt sen rep jan feb mar apr jun jul aug sept sep oct nov "
    "dec bzw ca vgl usw evtl inkl sog tel abs art dipl ing mio mrd tsd mme mlle cf etc env "
    "т е др г гг им ул тыс млн млрд руб см напр sr sra srta dra ud uds pág"
)
_LAST_WORD = re.compile(r"(\w+)\Z")
_WORD = re.compile(r"\w")
_GAPS = re.compile(r"\s+")
# Characters of one sentence at most; a longer one is cut at a gap. Hostile text and lists only.
_LONGEST = 900


def sentences_of(text: str, *, apart: Sequence[Span] = ()) -> list[Span]:
    """Half-open spans of the sentences in a paragraph, without the space around them.

    Passages `apart` (between quotation marks) are cut out of the sentence that they stand in.
    Stretches without a letter or digit are none.
    """
    cuts = {0, len(text), *_ends(text)}
    for start, end in apart:
        cuts.update((start, end))
    ordered = sorted(cuts)
    pieces = (
        _trimmed(text, *piece)
        for start, end in pairwise(ordered)
        for piece in _shortened(text, start, end)
    )
    return [piece for piece in pieces if _WORD.search(text, *piece)]


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if match.end() < len(text) and not _goes_on(text, match):
            yield match.end()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on behind these signs."""
    if text[match.end()].islower():
        return True
    if not match[0].startswith(".") or match[0].startswith(".."):
        return False
    # no word that matters here is longer, and the whole text behind would be looked through
    word = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    if word is None:
        return False
    last = word[1].casefold()
    return len(last) == 1 or last in _ABBREVIATIONS or (last.isdecimal() and len(last) <= 2)


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        gap = _GAPS.search(text, start + _LONGEST - 100, start + _LONGEST)
        cut = gap.end() if gap else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, end - (len(piece) - len(piece.rstrip())))
