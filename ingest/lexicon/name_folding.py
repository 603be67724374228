"""Names under one folding, whatever alphabet and spelling they are written in. Pure.

Tokayev = Tokajew = Toqajev = Токаев. The rules are of TEXT.md ("Translated passages"), the names
that they were made for are in OFFICIAL.md section 7. No table of names: what no rule reaches stays
apart (Rahmon, Rahman; 托卡耶夫); other names of a place (Wien, Vienna) are in `places`. Two
different names sometimes fold together (Khan, Chan), so a shared key is evidence and no proof; and
an ordinary word folds too, so ask only for names.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

# Letters whose sound anyascii gives up with their sign.
_SIGNED = str.maketrans(
    {"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ž": "zh"}
    | {"ź": "zh", "ż": "zh", "ё": "е", "ä": "a", "ö": "o", "ü": "u", "і": "и", "ї": "и", "ў": "в"}
)
_NO_LETTER = re.compile(r"[^a-z]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")

# One letter for each sound, in this order: the longer spelling before its part.
_SOUNDS = tuple(
    (re.compile(spelling), letter)
    for spelling, letter in (
        (r"schtsch|stch", "shch"),  # Chruschtschow
        (r"dsch|dzh|dj", "z"),  # Aserbaidschan, Tadjikistan; English j is a reading of its own
        (r"tsch|tch|cz", "ch"),  # Tschernobyl
        (r"zh", "z"),
        (r"sch|sh|sz", "s"),
        (r"kh|ch", "h"),
        (r"[iyj]+e[vw](?=s?$)", "ev"),  # Tokajew, Tokayev, Kiew; Kyjiw is a reading of its own
        (r"w", "v"),
        (r"qst", "hst"),  # Qazaqstan
        (r"ck|q|c", "k"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"[yj]", "i"),
    )
)
_DOUBLED = re.compile(r"(.)\1+")

# The second key: sounds that languages write in one letter or in several.
_WIDER = tuple(
    (re.compile(spelling), letter)
    for spelling, letter in (
        (r"ts|tz", "z"),  # Ельцин, Цзиньпин
        (r"s", "z"),  # Nasarbajew, Nazarbayev
        (r"(?<=[a-z]{3})i(?:en|a|e)$", "i"),  # Armenien, Armenia, Arménie
        (r"ie", "e"),  # Jekaterinburg, Matwijenko
        (r"i?iv$", "ev"),  # Kyiv, Kyjiw
        (r"hov$", "hev"),  # Gorbatschow, Gorbachev
        (r"ou", "u"),  # Poutine, Ouzbékistan
        (r"(?<=[a-z]{3}n)e$", ""),  # Poutine, Ukraine
        (r"ng$", "n"),  # Jinping, Цзиньпин
        (r"enka$", "enko"),  # Lukaschenko, Лукашэнка
    )
)

# Case endings of Russian and Ukrainian names, with what the name may end in without them.
_DECLINED = (
    ("ого", "ий"), ("ому", "ий"), ("ом", ""), ("ем", ""), ("ым", ""), ("ой", "а"), ("ою", "а"),
    ("им", "ий"), ("ей", "я"), ("ю", "й"), ("я", "й"), ("у", "а"), ("е", "а"), ("ы", "а"),
    ("и", "я"), ("і", "а"), ("а", ""), ("у", ""), ("е", ""), ("ем", "й"), ("е", "й"), ("ой", "ый"),
    ("ю", "я"), ("я", ""),
)  # fmt: skip
# A shorter one loses no ending: Chad, Лев.
_LEAST_DECLINED = 5
# A longer one is no name, and stays as it is.
_LONGEST = 40
_KEPT = 32_768


@lru_cache(maxsize=_KEPT)
def fold_name(word: str) -> str:
    """The first key of one written name: small letters a to z; "" where it has no letter.

    Equal keys are the same name but for the habits of transliteration.
    """
    return _by_sound(_latin(word)) if len(word) <= _LONGEST else word.casefold()


@lru_cache(maxsize=_KEPT)
def name_keys(word: str) -> frozenset[str]:
    """Every second key of one written name: of its readings, and without its case ending.

    Two spellings may be of one name if their keys meet (Kasachstans, Qazaqstan). Wider than
    `fold_name`: s is z, a genitive is its nominative.
    """
    if len(word) > _LONGEST:
        return frozenset({word.casefold()})
    keys = {_wider(_by_sound(reading)) for form in _undeclined(word) for reading in _readings(form)}
    return frozenset(keys - {""})


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two written names of a word or several may be one: each word meets its like."""
    ones, others = re.split(r"[\s\-\u2010-\u2014]+", one), re.split(r"[\s\-\u2010-\u2014]+", other)
    return len(ones) == len(others) and all(
        not name_keys(a).isdisjoint(name_keys(b)) for a, b in zip(ones, others, strict=True)
    )


def _latin(word: str) -> str:
    return _NO_LETTER.sub("", anyascii(word.casefold().translate(_SIGNED)).casefold())


def _by_sound(latin: str) -> str:
    for spelling, letter in _SOUNDS:
        latin = spelling.sub(letter, latin)
    return _DOUBLED.sub(r"\1", latin)


def _wider(key: str) -> str:
    for spelling, letter in _WIDER:
        key = spelling.sub(letter, key)
    return _DOUBLED.sub(r"\1", key)


def _readings(word: str) -> Iterator[str]:
    """A name in Latin letters as Germans, and as the English or Turks, would read it."""
    latin = _latin(word)
    yield latin
    if _CYRILLIC.search(word):
        return
    if "j" in latin:
        yield re.sub(r"j(?=[aeiou])", "zh", latin)  # Jomart, Japarov
    if latin.startswith("c"):
        yield re.sub(r"^c(?=[aeiou])", "zh", latin)  # Caparov
    if latin.startswith("xi"):
        yield f"s{latin[1:]}"  # Xi, Си


def _undeclined(word: str) -> Iterator[str]:
    """The name as written, and as it may be without the ending of its case."""
    yield word
    for possessive in ("'s", "’s"):
        if word.casefold().endswith(possessive):
            yield word[:-2]
    if len(word) < _LEAST_DECLINED:
        return
    folded = word.casefold()
    if _CYRILLIC.search(word):
        yield from (
            folded.removesuffix(ending) + instead
            for ending, instead in _DECLINED
            if folded.endswith(ending)
        )
    elif folded.endswith("s") and not folded.endswith("ss"):
        yield word[:-1]  # Putins, Kasachstans
