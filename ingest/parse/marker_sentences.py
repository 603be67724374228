"""The sentences of `marker_templates`, made ready to be compared with a line. Pure.

A line is held only against sentences that one of its own words may begin, so that the cost does not
grow with the table.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ingest.parse import marker_templates, marker_templates_more
from ingest.parse.marker_templates import BY, JOINING, ONCE, REASONS

Order = Literal["ud", "du", "u", "d", ""]  # in which user and date come
DeclaredBy = Literal["author", "moderator"]

NUMBER = r"(?:\d{1,5}|" + "|".join(ONCE) + ")"
_PLACE = re.compile(r"\{([ud])\}")
_ENDS = " \t:;,.()[]«»„“\"'–—-"
_FIRST_WORD = re.compile(r"\{n\}|[^\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_LESS_SPACED = 0x0E00  # Thai and what comes behind it: words stand together
_HANGUL = range(0xAC00, 0xD7A4)
_NUMBER_KEY = "#"
# A line with less of the site's own words is typed by people too: "Edited 11.01.2022 by me".
_TELLING_WORDS, _TELLING_CHARS = 3, 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an engine, ready to be compared.

    The pattern has a group `body` that holds what varies, or `left` and `right` where words of its
    own stand between the two; `count` where it counts before them.
    """

    engine: str
    language: str
    order: Order
    source: str  # of the pattern
    by: DeclaredBy | None
    counts: bool
    joined: bool  # ends in a word like "by": another one behind it belongs to the name
    telling: bool  # long enough to be a marker wherever it stands
    fixed_chars: int
    key: str
    anywhere: bool  # the key may stand anywhere in a line, not only at its beginning

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for: of most nothing ever is."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def candidates(line: str) -> list[Sentence]:
    """The sentences that a folded line may be, the longest first."""
    words = _WORDS.findall(line)
    if not words:
        return []
    first, anywhere = _index()
    found = list(first.get(_key(words[0]), ()))
    if words[0].isdecimal() or words[0] in ONCE:
        found += first[_NUMBER_KEY]
    for word in anywhere.keys() & set(words):
        found += anywhere[word]
    return sorted(found, key=_rank)


def _rank(sentence: Sentence) -> tuple[int, int]:
    return (-sentence.fixed_chars, -len(sentence.order))


@cache
def _index() -> tuple[dict[str, list[Sentence]], dict[str, list[Sentence]]]:
    first: dict[str, list[Sentence]] = {}
    anywhere: dict[str, list[Sentence]] = {}
    for sentence in all_sentences():
        index = anywhere if sentence.anywhere else first
        index.setdefault(sentence.key, []).append(sentence)
    return first, anywhere


@cache
def all_sentences() -> tuple[Sentence, ...]:
    """Every sentence of the table; those of two engines that are alike stand once."""
    tables: tuple[tuple[str, DeclaredBy | None], ...] = (
        (marker_templates.BY_AUTHOR, "author"),
        (marker_templates.BY_MODERATOR, "moderator"),
        (marker_templates.SENTENCES, None),
        (marker_templates_more.SENTENCES, None),
    )
    made = [
        _sentence(line, by) for table, by in tables for line in table.splitlines() if line.strip()
    ]
    return tuple({(each.source, each.order): each for each in reversed(made)}.values())


def _lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


def _sentence(line: str, by: DeclaredBy | None) -> Sentence:
    engine, language, written = line.split(" ", 2)
    before, *rest = _PLACE.split(_without_count(written))  # literal, place, literal, …
    order = cast("Order", "".join(rest[::2]))
    pieces = [piece.strip(_ENDS) for piece in (before, *rest[1::2])]
    first, last = pieces[0], pieces[-1]
    own = [word for piece in pieces[1:-1] for word in piece.split() if word not in JOINING]
    middle = pieces[1] if own else ""
    return Sentence(
        engine=engine,
        language=language,
        order=order,
        source=_source(pieces, middle, order),
        by=by,
        counts="{n}" in first,
        joined=order[:1] == "u" and bool(BY.intersection(first.split()[-1:])),
        telling="d" in order and bool(first) and _is_telling(" ".join(pieces)),
        fixed_chars=len(first + middle + last) if order else len(first),
        key=_key(_first_word(first) if first else _longest_word(middle or last)),
        anywhere=not first,
    )


def _without_count(written: str) -> str:
    """The sentence without the count that stands behind user and date."""
    return written.removesuffix(_count_tail(written))


def _count_tail(written: str) -> str:
    """`, edited {n} times in total.` with the sign that it begins with; empty for none."""
    last = max((found.end() for found in _PLACE.finditer(written)), default=-1)
    found = re.search(r"[,.][^,.]*\{n\}.*$", written[last:]) if last >= 0 else None
    return found[0] if found else ""


def _source(pieces: list[str], middle: str, order: str) -> str:
    before, after = _loose(pieces[0]), _loose(pieces[-1]) if order else ""
    joint = r"(?!\w)" if _is_spaced(pieces[0]) else ""
    body = r"[\s:;,]*(?P<body>.{1,200}?)\s*" if order else ""
    if middle:
        between = rf"\b{_loose(middle)}\b" if _is_spaced(middle) else _loose(middle)
        varies = r"[\s:;,(]*(?P<{}>.{{1,120}}?)[\s:;,(]*"
        body = varies.format("left") + between + varies.format("right")
    edge, tail = r"[\s«„\"(\[*_~–—•-]*", r"[\s»“\")\]*_~.–—-]*"
    return f"{edge}{before}{joint}{body}{after}{tail}"


def _loose(phrase: str) -> str:
    """A phrase with any white space between its words, and alternatives within them."""
    return r"\s*:?\s+".join(_loose_word(word) for word in phrase.split())


def _loose_word(word: str) -> str:
    made = "|".join(re.escape(part) for part in word.split("/"))
    made = made.replace(re.escape("{n}"), f"(?P<count>{NUMBER})").replace(r"\-", r"[-\s]?")
    return f"(?:{made})" if "/" in word else made


def _is_spaced(phrase: str) -> bool:
    """Latin, Greek and Cyrillic put a space before the next word; Arabic, Thai and CJK need not."""
    return phrase[-1:].isalpha() and phrase[-1:] < "\u0590"


def _is_telling(fixed: str) -> bool:
    if fixed[:1] and ord(fixed[0]) >= _LESS_SPACED:
        return len(fixed.replace(" ", "")) >= _TELLING_CHARS
    return len(fixed.split()) >= _TELLING_WORDS


def _first_word(phrase: str) -> str:
    found = _FIRST_WORD.search(phrase.casefold())
    return found[0] if found else ""


def _longest_word(phrase: str) -> str:
    return max(_WORDS.findall(phrase.casefold()), key=len, default="")


def _key(word: str) -> str:
    if word == "{n}":
        return _NUMBER_KEY
    code = ord(word[0]) if word else 0
    return word[:2] if code >= _LESS_SPACED and code not in _HANGUL else word


@cache
def tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand behind any sentence: a reason, and before it a count."""
    reasons = "|".join(re.escape(reason) for reason in REASONS)
    tables = (marker_templates.SENTENCES, marker_templates_more.SENTENCES)
    written = [line.split(" ", 2)[2] for table in tables for line in _lines(table)]
    found = sorted({tail.strip(_ENDS) for line in written if (tail := _count_tail(line))}, key=len)
    counts = "|".join(
        _loose(tail).replace("?P<count>", f"?P<n{index}>") for index, tail in enumerate(found[::-1])
    )
    return (
        re.compile(rf"[\s.*_(\[\"]*(?<!\w)(?:{reasons})\s?:\s*(?P<reason>.*)$", re.IGNORECASE),
        re.compile(rf"[\s.,;–-]*(?<!\w)(?:{counts})[\s.)\]]*$", re.IGNORECASE),
    )
