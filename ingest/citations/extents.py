"""Where an address in running text ends. Pure, in one pass over the address.

Source of the rules: TEXT.md, "Addresses", and the writing of real posts (OFFICIAL.md 2).
"""

import re

# Letters of scripts written without spaces: they stand right behind an address that is over.
UNSPACED = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
# White space, quotation marks of all languages, brackets of markup, CJK stops and full-width signs.
_STOPS = (
    r"\s\"`<>|\^“”„‟«»‹›‘’‚‛「」『』〈〉《》【】〔〕（）［］｛｝、。，．；：！？｡､・…‥¿¡"
    r"\ue000-\uf8ff"  # private use: icons of a font
    r"\u2600-\u27bf\U0001f000-\U0001faff"  # emoji
)
_SCHEME = r"h(?:tt|xx)ps?:/"
_ESCAPED = r"&(?:quot|apos|lt|gt|nbsp|[lr]aquo|[lrb]dquo|hellip|#0*3[49]|#82(?:1[67]|2[0-2]));"
_CODE = r"\[(?:/|(?:b|i|u|s|url|img|quote|code|size|color|list|\*)[\]=])"
_PIECE = re.compile(
    rf"(?P<plain>(?:(?!{_SCHEME}|{_ESCAPED})[^{_STOPS}()\[\]{{}}{UNSPACED}])+)"
    rf"|(?P<inner>{_SCHEME})|(?P<unspaced>[{UNSPACED}]+)|(?!{_CODE})(?P<open>[(\[{{])"
    r"|(?P<close>[)\]}])",
    re.IGNORECASE,
)
# What stands in front of an address inside another one; behind anything else a new one begins.
_CARRIES = "/=?:_~!@+&%*"
_PARTNER = {"(": ")", "[": "]", "{": "}"}
# Signs that end sentences or decorate: no address that anybody wants ends in them. `-` is kept,
# because press offices cut slugs anywhere ("…-government-").
_TRAILING = ".,;:!?'*~\\–—·।॥۔،؛؟։።¹²³⁰⁴⁵⁶⁷⁸⁹"
_FOOTNOTE = re.compile(r"\[[\d¹²³⁰⁴-⁹]{1,3}\]\Z")
# "…/news/67568там": a number is a document's, and no word of another script goes on with it.
_NUMBER_OVER = re.compile(r"/\d{3,}+(?=[^\W\d_a-zA-Z])")
_DASH = re.compile(r"[–—]")
# Titles in a wiki's addresses mix digits, dashes and letters of any script.
_TITLED = "/wiki/"


def end_of_address(text: str, start: int, at: int, *, longest: int) -> int:
    """The end of the address that begins at `start` and is known to reach to `at`.

    Brackets inside are balanced: one that was opened outside, or is never closed, ends it. Looks
    at no more than `longest` characters.
    """
    limit = min(len(text), start + longest)
    brackets: list[tuple[str, int]] = []
    while at < limit and (piece := _PIECE.match(text, at, limit)):
        if piece.lastgroup == "open":
            brackets.append((_PARTNER[piece[0]], at))
        elif piece.lastgroup == "close":
            if not brackets or brackets[-1][0] != piece[0]:
                break
            brackets.pop()
        elif not _goes_on(text, start, piece):
            break
        at = piece.end()
    if brackets:
        at = brackets[0][1]
    return _without_decoration(text, start, at)


def _goes_on(text: str, start: int, piece: re.Match[str]) -> bool:
    before = text[piece.start() - 1]
    if piece.lastgroup == "inner":
        return before in _CARRIES
    if piece.lastgroup == "unspaced" and before.isascii() and before.isalnum():
        return text.find(_TITLED, start, piece.start()) >= 0
    return True


def _without_decoration(text: str, start: int, end: int) -> int:
    before = text[start - 1 : start]
    address = text[start:end]
    if before == "'":
        address = address.partition("'")[0]
    if _TITLED not in address and (over := _NUMBER_OVER.search(address) or _DASH.search(address)):
        address = address[: over.end()]
    trailing = _TRAILING + (before if before == "_" else "")
    shorter = _FOOTNOTE.sub("", address.rstrip(trailing)).rstrip(trailing)
    return start + len(shorter)
