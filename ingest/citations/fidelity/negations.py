"""Words that negate, words that deny by their meaning, and pairs of opposites. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.lexicon.degrees import DENYING, DENYING_STEMS
from ingest.lexicon.words import Words, words

# "un" and "не" before three letters make an opposite; "in" or "dis" before so few another word.
_LEAST = 3
_LEAST_LATIN = 5
_SURE_PREFIXES = frozenset({"un", "не", "nicht", "non"})
# Rows that say how sure it is, or that there is more, and deny nothing: "no doubt", "nicht nur".
_NO_DENIAL = frozenset(
    {
        "no doubt", "not only", "not just", "not merely", "nicht nur", "nicht bloß", "nicht allein",
        "ohne zweifel", "kein zweifel", "keinen zweifel", "без сомнения", "нет сомнений",
        "не только", "не просто", "non seulement", "nul doute", "aucun doute", "sans doute",
        "pas seulement", "not least", "nicht zuletzt", "no matter", "nothing but", "nichts als",
        "without doubt", "no sooner", "not simply", "не столько", "no more", "not more", "no less",
        "not less", "no fewer", "not fewer", "nicht weniger", "pas plus", "pas moins", "не более",
        "не больше", "не менее", "не меньше", "without delay", "ohne weiteres", "ohne zögern",
    }
)  # fmt: skip
# "ne … pas", "neither … nor", "не … ни": the second part within so many words is no further one.
_PAIRED_WITHIN = 7
_TURNED_WITHIN = 4
_PARTICLES = frozenset({"не", "ни"})
_FIRST_PARTS = frozenset({"ne", "n", "не"})
_BOUNDS = [
    [word]
    for word in sorted(
        words("über unter more less fewer over moins более больше менее меньше свыше")
    )
]
_EXCEEDING = ("exceed", "übersteig", "überschreit", "превы", "dépass")
_SECOND_PARTS = words(
    "pas jamais rien aucun aucune personne ni guère nullement ни никогда никто никого ничего "
    "никому никак никаких non"
)
# Deny a thing, not a sentence.
_WITHOUT = frozenset({"without", "ohne", "без", "безо", "sans"})
# "unmöglich", "unlikely", and neither "unser" nor "union".
_OPPOSITE = re.compile(r"un(?!d$|s$|ser|ter|der|ion|it|iv|til|less|e$|es$)\w{4,}")


def negating(keys: Sequence[str], known: Words) -> list[int]:
    """The places of the words that negate, among case folded ones."""
    return [
        at
        for at, key in enumerate(keys)
        if (key in known.negations or key.endswith("n't"))
        and " ".join(keys[at : at + 2]) not in _NO_DENIAL
        and not (key in ("ne", "n") and _is_only(keys, at))
    ]


def opposites(one: str, other: str, known: Words) -> bool:
    """Whether one word is the other with a negating prefix: "possible", "impossible"."""
    short, long = sorted((one, other), key=len)
    return any(
        long == prefix + short
        and len(short) >= (_LEAST if prefix in _SURE_PREFIXES else _LEAST_LATIN)
        for prefix in known.negating_prefixes
    )


def joins_negation(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a row writes as one word what the other has as two, the first a Russian negation.

    «небыло» for «не было»; «ни» and «не» sound alike and are confused, too.
    """
    split = {f"{first}{then}" for first, then in pairwise(other) if first in _PARTICLES}
    split |= {f"не{each[2:]}" for each in split}
    return not split.isdisjoint(one)


def negations_apart(keys: Sequence[str], known: Words) -> list[int]:
    """The same, of a negation that has two words only the first: "ne … pas", «никто не».

    "Neither … nor" is two.
    """
    found: list[int] = []
    pairs = set(negating(keys, known)) | _second_of_neither(keys)
    for at in sorted(pairs):
        if (
            keys[at] in _WITHOUT
            or _is_bound(keys, at)
            or (found and _is_second(keys, found[-1], at))
        ):
            continue
        found.append(at)
    return found


def _second_of_neither(keys: Sequence[str]) -> set[int]:
    """Where "noch" is that of "weder … noch"."""
    if "weder" not in keys:
        return set()
    return {at for at in range(keys.index("weder"), len(keys)) if keys[at] == "noch"}


def _is_bound(keys: Sequence[str], at: int) -> bool:
    """Whether it only turns a bound: "nicht mehr als", "not exceed", «не превысит»."""
    if keys[at : at + 3] == ["nicht", "mehr", "als"]:
        return True
    behind = keys[at + 1 : at + 3]
    if behind[:1] == ["plus"]:  # "ne … plus" is "no longer", "jamais plus de" a bound
        return behind[1:] == ["de"]
    return behind[:1] in _BOUNDS or any(key.startswith(_EXCEEDING) for key in behind)


def _is_second(keys: Sequence[str], first: int, at: int) -> bool:
    """Whether a negating word belongs to the one before it: "ne … rien", "rien ne"."""
    if keys[first] in _FIRST_PARTS:
        return keys[at] in _SECOND_PARTS and at - first <= _PAIRED_WITHIN
    return (
        keys[at] in _FIRST_PARTS and keys[first] in _SECOND_PARTS and at - first <= _TURNED_WITHIN
    )


def denies(keys: Sequence[str], language: str | None) -> bool:
    """Whether a word denies by its meaning: refuse, without, unmöglich."""
    languages = [language] if language else list(DENYING)
    exact = frozenset[str]().union(*(DENYING.get(code, frozenset()) for code in languages))
    stems = tuple(stem for code in languages for stem in DENYING_STEMS.get(code, ()))
    return any(
        key in exact or (stems and key.startswith(stems)) or _OPPOSITE.fullmatch(key)
        for key in keys
    )


def _is_only(keys: Sequence[str], at: int) -> bool:
    """Whether a French "ne" is that of "ne … que", only."""
    behind = keys[at + 1 : at + 5]
    return "que" in behind and not {"pas", "jamais", "rien", "plus", "point"} & set(behind)
