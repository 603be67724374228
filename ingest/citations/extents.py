"""Where an address in running text ends. Pure, in one pass over the address.

Source of the rules: TEXT.md, "Addresses", and the writing of real posts (OFFICIAL.md 2).
"""

import re
from unicodedata import category

# Letters of scripts written without spaces: they stand right behind an address that is over.
UNSPACED = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
_LAST_SIGN = 0x12000  # behind it stand no stops of living scripts


def _signs(*categories: str) -> str:
    """All signs of these Unicode categories outside ASCII."""
    return "".join(
        sign for sign in map(chr, range(0x80, _LAST_SIGN)) if category(sign) in categories
    )


# White space, quotation marks and brackets of all languages, brackets of markup, CJK stops and
# full-width signs.
_STOPS = (
    r"\s\"`´<>|\^、。，．；：！？｡､・…‥¿¡＂＇＜＞｜～〜"
    + _signs("Ps", "Pe", "Pi", "Pf")
    + r"\u2190-\u21ff\u2500-\u25ff"  # arrows, bullets
    + r"\ue000-\uf8ff"  # private use: icons of a font
    + r"\u2600-\u27bf\U0001f000-\U0001faff"  # emoji
)
# Stops, commas and marks of the other scripts; some stand inside words too (צה״ל, col·lecció).
_SIGNS = "".join(sign for sign in _signs("Po") if sign not in _STOPS)
_SCHEME = r"h(?:tt|xx)ps?:/"
_ESCAPED = r"&(?:quot|apos|lt|gt|nbsp|[lr]aquo|[lrb]dquo|hellip|#0*3[49]|#82(?:1[67]|2[0-2]));"
_CODE = r"\[(?:/|(?:b|i|u|s|url|img|quote|code|size|color|list|\*)[\]=])"
_PIECE = re.compile(
    rf"(?P<plain>(?:(?!{_SCHEME}|{_ESCAPED})[^{_STOPS}{_SIGNS}()\[\]{{}}{UNSPACED}])+)"
    rf"|(?P<inner>{_SCHEME})|(?P<unspaced>[{UNSPACED}]+)|(?P<sign>[{_SIGNS}])"
    rf"|(?!{_CODE})(?P<open>[(\[{{])"
    r"|(?P<close>[)\]}])",
    re.IGNORECASE,
)
# What stands in front of an address inside another one; behind anything else a new one begins.
_CARRIES = "/=?:_~!@+&%*"
_PARTNER = {"(": ")", "[": "]", "{": "}"}
# Signs that end sentences or decorate: no address that anybody wants ends in them. `-` is kept,
# because press offices cut slugs anywhere ("…-government-").
_TRAILING = ".,;:!?'*~\\¹²³⁰⁴⁵⁶⁷⁸⁹" + _signs("Po", "Pd")
_FRAMES = "_-="  # decorate only where they stand in front too: "_http://…_", "==http://…=="
_FOOTNOTE = re.compile(r"\[[\d¹²³⁰⁴-⁹]{1,3}\]\Z")
# A letter of another script than Latin.
_OTHER = r"[^\W\d_\x00-\u036f\u1e00-\u1eff]"
# "…/news/67568там", "…/statementтам": a number is a document's, and no word changes its script.
_OVER = re.compile(rf"(?:/\d{{3,}}+|[a-zA-Z]|[a-zA-Z\d/][.,;:!?])(?={_OTHER})|[–—―־֊]")
_PATH = re.compile(r"[^/]*(?:/{2}[^/]*)?")  # in front of it
# "…/rede-2134.Das steht da": the space behind a sentence was forgotten; or a smiley, "…/rede:D".
_NEXT_SENTENCE = re.compile(r"(?<=[a-z\d/])[.,;:!?]+[A-ZÀ-ÖØ-Þ][a-zß-ÿ]*\Z")
_LOWER_NAME = re.compile(r"[a-z\d_-]*\Z")
# "…/a.html(Stand: Mai)": nothing is named so.
_PAGE = re.compile(r"\.(?:s?html?|aspx?|php|pdf)\Z", re.IGNORECASE)
# What a language hangs on a name, and a word without its space: "…/speech'da", "…/beszed/-ben",
# "…/news-112-ზე", "…/1930003/и".
_ENDING = re.compile(
    rf"(?:'[^\W\d_]{{1,5}}|(?<=/)-(?:[^\W\d_]{{1,4}}|{_OTHER}+)|(?<=[!-~])-{_OTHER}{{1,3}}"
    rf"|(?<=\d/){_OTHER}{{1,2}})\Z"
)
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
            if _PAGE.search(text, max(start, at - len(".shtml")), at):
                break
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
    behind = text[piece.end() : piece.end() + 1]
    if piece.lastgroup == "sign" and not (before.isalpha() and behind.isalpha()):
        return False
    if piece.lastgroup in {"unspaced", "sign"} and before.isascii() and before.isalnum():
        return text.find(_TITLED, start, piece.start()) >= 0
    return True


def _without_decoration(text: str, start: int, end: int) -> int:
    before = text[start - 1 : start]
    address = text[start:end]
    if before == "'":
        address = address.partition("'")[0]
    titled = _TITLED in address
    if not titled and (over := _OVER.search(address, _path_at(address))):
        address = address[: over.end()]
    trailing = _TRAILING + (before if before and before in _FRAMES else "")
    shorter = _FOOTNOTE.sub("", address.rstrip(trailing)).rstrip(trailing)
    return start + len(shorter if titled else _without_next_sentence(_ENDING.sub("", shorter)))


def _path_at(address: str) -> int:
    """Where its host is over; hosts mix scripts, "http://en.президент.рф"."""
    found = _PATH.match(address)
    return found.end() if found else 0


def _without_next_sentence(address: str) -> str:
    """Without a capitalised word behind a name in small letters: not "…/api/System.Text"."""
    found = _NEXT_SENTENCE.search(address)
    if found is None or found.start() <= _path_at(address):
        return address
    name_at = address.rfind("/", 0, found.start()) + 1
    lower = _LOWER_NAME.match(address, name_at, found.start())
    return address[: found.start()] if lower else address
