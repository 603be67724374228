"""A passage of a statement as somebody quotes it: with slips, other words, gaps."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.citations.candidates import Candidate
from tests.evaluation.citations.written.quoted.pack import Pack

Span = tuple[int, int]
_NOISE = (0.0, 0.0, 0.03, 0.06, 0.1)  # shares of altered words
_PART_WORDS = (12, 17)  # more than a clause has: a clause alone stands in many statements


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a post quotes, and which stretches of it are which of the statement."""

    key: str
    text: str
    pieces: tuple[tuple[Span, Span], ...]  # in this text, in the statement


def quote(
    source: Candidate,
    own: Sequence[str],
    rng: random.Random,
    *,
    pack: Pack,
    sentences: tuple[int, int] = (1, 1),
    part: bool = False,
    ellipsis: bool = False,
) -> Draft:
    """Some sentences of the statement's own, or a part of one, with noise."""
    start, end = _stretch(source.text, own, rng, sentences)
    words = _words(source.text, start, end, pack)
    if part:
        size = min(len(words), rng.randrange(*_PART_WORDS))
        first = rng.randrange(len(words) - size + 1)
        words = words[first : first + size]
    if ellipsis:
        return _with_ellipsis(source, words, rng, pack)
    text, piece = _noisy(source.text, words, rng, pack, rng.choice(_NOISE))
    return Draft(key=source.statement_key, text=text, pieces=((piece, _span(words)),))


def _stretch(text: str, own: Sequence[str], rng: random.Random, count: tuple[int, int]) -> Span:
    """Neighbouring sentences of one paragraph, all the statement's own."""
    at = rng.randrange(len(own))
    wanted = rng.randint(*count)
    start = text.index(own[at])
    end = start + len(own[at])
    for one in own[at + 1 : at + wanted]:
        there = text.find(one, end)
        if there < 0 or there - end > 3 or "\n" in text[end:there]:
            break
        end = there + len(one)
    return start, end


def _words(text: str, start: int, end: int, pack: Pack) -> list[Span]:
    """Words of a stretch with the signs that follow them; two signs in Chinese."""
    pattern = r"\S+" if pack.gap else r"\w{1,2}|[^\w\s]"
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(pattern, text[start:end])
    ]


def _span(words: Sequence[Span]) -> Span:
    return words[0][0], words[-1][1]


def _noisy(
    text: str, words: Sequence[Span], rng: random.Random, pack: Pack, share: float
) -> tuple[str, Span]:
    """The words, some of them with a slip, dropped or put for others; never the first and last."""
    inner = range(1, len(words) - 1)
    altered = set(rng.sample(inner, min(len(inner), int(share * len(words)))))
    said: list[str] = []
    for number, span in enumerate(words):
        word = text[slice(*span)]
        said.extend(_altered(word, rng, pack) if number in altered else [word])
    joined = pack.gap.join(said)
    return joined, (0, len(joined))


def _altered(word: str, rng: random.Random, pack: Pack) -> list[str]:
    kind = rng.choice(("slip", "dropped", "another", "doubled"))
    if kind == "dropped":
        return []
    if kind == "doubled":
        return [word, rng.choice(pack.others)]
    if kind == "another" or len(word) < 4:
        return [rng.choice(pack.others)]
    at = rng.randrange(1, len(word) - 2)
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :]]


def _with_ellipsis(
    source: Candidate, words: Sequence[Span], rng: random.Random, pack: Pack
) -> Draft:
    """The first and the last part of a sentence, what is between left out with a sign."""
    third = len(words) // 3
    left, right = words[: third + 2], words[-third - 2 :]
    sign = rng.choice(("…", "[…]", "(...)", "..."))
    head = pack.gap.join(source.text[slice(*span)] for span in left)
    tail = pack.gap.join(source.text[slice(*span)] for span in right)
    text = f"{head} {sign} {tail}"
    return Draft(
        key=source.statement_key,
        text=text,
        pieces=(
            ((0, len(head)), _span(left)),
            ((len(text) - len(tail), len(text)), _span(right)),
        ),
    )
