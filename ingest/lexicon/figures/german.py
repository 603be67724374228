"""German number words, and numbers written as one word. Data, and how it is put together."""

import re
from fractions import Fraction
from functools import lru_cache

from ingest.lexicon.figures.words import NumberWords, exact, numbered
from ingest.lexicon.words import words as split_words

_DIGITS = numbered(
    "1 ein eins; 2 zwei zwo; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun"
)
_TEENS = numbered(
    "10 zehn; 11 elf; 12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn; "
    "18 achtzehn; 19 neunzehn"
)
_TENS = numbered(
    "20 zwanzig; 30 dreißig dreissig; 40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig; "
    "90 neunzig"
)
_SMALL = {
    **_DIGITS, **_TEENS, **_TENS,
    **{
        f"{digit}und{tens}": value + ten
        for digit, value in _DIGITS.items() if digit != "eins"
        for tens, ten in _TENS.items()
    },
}  # fmt: skip
_ENDINGS = split_words("e en er es em")
_IRREGULAR = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}


def _ordinals() -> dict[str, int]:
    """`fünfte`, `zwanzigsten`, … up to 99, in all cases."""
    found: dict[str, int] = {}
    for word, value in _SMALL.items():
        stem = _IRREGULAR.get(value) or (word + ("t" if value < 20 else "st"))
        found.update({stem + ending: value for ending in _ENDINGS})
    return found


GERMAN = NumberWords(
    values={
        **exact({word: value for word, value in _SMALL.items() if value != 1}),
        **exact(numbered("0 null; 2 beide beiden beider; 3 dreier; 2 zweier")),
        "anderthalb": Fraction(3, 2), "eineinhalb": Fraction(3, 2), "halbe": Fraction(1, 2),
        "halben": Fraction(1, 2), "halber": Fraction(1, 2), "halbes": Fraction(1, 2),
        **{f"{word}einhalb": value + Fraction(1, 2) for word, value in _SMALL.items()
           if 1 < value < 13},
    },
    scales=numbered(
        "12 dutzend; 100 hundert; 1000 tausend tsd; 1000000 million millionen mio; "
        "1000000000 milliarde milliarden mrd; 1000000000000 billion billionen"
    ),
    ones=frozenset({"ein", "eine", "einen", "einem", "einer"}),
    ordinals=_ordinals(),
    fractions={
        "hälfte": Fraction(1, 2), "drittel": Fraction(1, 3), "dritteln": Fraction(1, 3),
        "viertel": Fraction(1, 4), "vierteln": Fraction(1, 4), "fünftel": Fraction(1, 5),
        "sechstel": Fraction(1, 6), "achtel": Fraction(1, 8), "zehntel": Fraction(1, 10),
    },
    vague=numbered(
        "10 dutzende dutzenden; 100 hunderte hunderten hunderter; 1000 tausende tausenden "
        "tausender; 1000000 millionen; 1000000000 milliarden; 10000 zehntausende zehntausenden; "
        "100000 hunderttausende hunderttausenden"
    ),
    alone=exact(numbered("2 zweimal; 3 dreimal; 4 viermal; 5 fünfmal; 10 zehnmal")),
    joints=frozenset({"und"}),
    halving=frozenset({"halbe", "halben", "halber", "halbes"}),
)  # fmt: skip

_LONGEST = 60
_WHOLE = re.compile(
    r"(?:(?P<thousands>\w*?)tausend(?:und)?)?(?:(?P<hundreds>\w*?)hundert(?:und)?)?(?P<rest>\w*)"
)


@lru_cache(maxsize=4096)
def put_together(word: str) -> int | None:
    """The value of a number written as one word ("zweihundertfünfzig"), case folded; else None."""
    if len(word) > _LONGEST or ("hundert" not in word and "tausend" not in word):
        return None
    found = _WHOLE.fullmatch(word)
    if found is None:
        return None
    thousands, hundreds = found["thousands"], found["hundreds"]
    value = 0
    if thousands is not None:
        many = 1 if not thousands else _SMALL.get(thousands) or put_together(thousands)
        if many is None or many >= 1000:
            return None
        value += many * 1000
    if hundreds is not None:
        many = 1 if not hundreds else _DIGITS.get(hundreds)
        if many is None:
            return None
        value += many * 100
    rest = _SMALL.get(found["rest"], 0 if not found["rest"] else None)
    return None if rest is None else value + rest
