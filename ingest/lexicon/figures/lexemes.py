"""The digits, words and signs of a visible text that figures are read from. Pure, linear."""

import re
from typing import NamedTuple

from ingest.text import WORD_MARKS

_SPACE = r" \u00a0\u2009\u202f"
_LEXEME = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?![\d-]))"
    r"|(?P<cjk>\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)"
    rf"|(?P<dotted>\d{{1,2}}\.[{_SPACE}]?\d{{1,2}}\.[{_SPACE}]?(?:19|20)\d\d(?!\d)"
    r"|\d{1,2}\.\d{1,2}\.\d\d(?![\d.,]))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d))"
    r"|(?P<clock>\d{1,2}(?::\d\d){1,2}(?!\d)|\d{1,2}h[0-5]\d(?!\d))"
    rf"|(?P<digits>\d{{1,3}}(?:[{_SPACE}'’]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<elided>[dlnsqcjmDLNSQCJM]['’](?=\w))"
    rf"|(?P<han>[零〇一二两三四五六七八九十百千万亿]+)"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{WORD_MARKS}]|['’ʼ](?=[^\W\d_]))*)"
    r"|(?P<sign>[^\s\w]|_)"
)

_FOLDED = str.maketrans("’ʼё", "''е")


class Lexeme(NamedTuple):
    """One of them; `small` is case folded, with one kind of apostrophe, ё as е."""

    kind: str  # iso, cjk, dotted, slashed, clock, digits, han, word, sign
    small: str
    text: str
    start: int
    end: int


def lexemes(visible: str) -> list[Lexeme]:
    """All of a text in order; "d'" before a word is left out."""
    return [
        Lexeme(
            found.lastgroup or "sign",
            found[0].casefold().translate(_FOLDED),
            found[0],
            found.start(),
            found.end(),
        )
        for found in _LEXEME.finditer(visible)
        if found.lastgroup != "elided"
    ]


NOTHING = Lexeme("sign", "", "", -1, -1)


class Row:
    """The lexemes of a text; what stands outside it is nothing."""

    def __init__(self, visible: str) -> None:
        self.all = lexemes(visible)

    def __getitem__(self, at: int) -> Lexeme:
        return self.all[at] if 0 <= at < len(self.all) else NOTHING

    def __len__(self) -> int:
        return len(self.all)

    def small(self, at: int) -> str:
        """The folded text of one."""
        return self[at].small

    def touches(self, at: int) -> bool:
        """Whether nothing lies between this one and the next."""
        return 0 <= at < len(self.all) - 1 and self.all[at].end == self.all[at + 1].start
