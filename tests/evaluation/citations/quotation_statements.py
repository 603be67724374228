"""130 statements put together from invented clauses, the same ones every time."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from ingest.citations.candidates import Candidate
from tests.evaluation.citations.written.quoted.chinese import CHINESE
from tests.evaluation.citations.written.quoted.english import ENGLISH
from tests.evaluation.citations.written.quoted.french import FRENCH
from tests.evaluation.citations.written.quoted.german import GERMAN
from tests.evaluation.citations.written.quoted.pack import Pack
from tests.evaluation.citations.written.quoted.russian import RUSSIAN

PACKS = (GERMAN, ENGLISH, RUSSIAN, FRENCH, CHINESE)
STATEMENTS_A_LANGUAGE = 26
START = datetime(2021, 1, 4, 9, 0, tzinfo=UTC)
SEED = 20220111
_ASIDES = 0.6  # of the places between two clauses


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A statement with its sentences, in order, and what of it is its own."""

    pack: Pack
    candidate: Candidate
    speaker: str  # as a post names him
    own: tuple[str, ...]  # sentences that no other statement has


def statements() -> tuple[Statement, ...]:
    """All statements; the last three of each language repeat or quote what others say too."""
    return tuple(each for pack in PACKS for each in _of_language(pack))


def _of_language(pack: Pack) -> Iterator[Statement]:
    rng = random.Random(f"{SEED} {pack.language}")
    sentences = _Sentences(pack, rng)
    for number in range(STATEMENTS_A_LANGUAGE):
        own = tuple(sentences.next() for _ in range(rng.randrange(5, 16)))
        extra = [rng.choice(pack.stock)] if rng.random() < 0.6 else []
        if number % 8 == 5:  # a third text that three statements of a language quote
            extra.append(_third(pack, (number // 8) % 2))
        if number == 7:  # a saying that this one alone has, and does not say whose it is
            extra.append(pack.thirds[2])
        yield _statement(pack, rng, number, own, extra)


def _third(pack: Pack, number: int) -> str:
    words = pack.thirds[number]
    return f"{pack.introductions[number]} {words}" if number else words


def _statement(
    pack: Pack, rng: random.Random, number: int, own: Sequence[str], extra: Sequence[str]
) -> Statement:
    sentences = list(own)
    for one in extra:
        sentences.insert(rng.randrange(len(sentences)), one)
    full, short = pack.speakers[number % len(pack.speakers)]
    title = pack.titles[number % len(pack.titles)]
    paragraphs = [title] if number % 2 else []
    if number % 3 == 0:
        sentences[0] = f"{full}{'：' if not pack.gap else ': '}{sentences[0]}"
    while sentences:
        size = rng.randrange(2, 6)
        paragraphs.append("".join(f"{each}{pack.stop}" for each in sentences[:size]).strip())
        sentences = sentences[size:]
    key = f"office-{pack.language}:{number}"
    candidate = Candidate(
        statement_key=key,
        revision_id=f"{key} 1",
        text="\n".join(paragraphs),
        url=f"http://office.example/{pack.language}/{number}",
        title=title,
        author=full,
        language=pack.language,
        published_at=START + timedelta(days=9 * number),
    )
    return Statement(pack=pack, candidate=candidate, speaker=short, own=tuple(own))


class _Sentences:
    """A statement's sentences: single clauses come back, two of them in a row never do.

    So that statements share what offices share, phrases of up to some ten words, and a longer run
    is nobody's but the statement's.
    """

    def __init__(self, pack: Pack, rng: random.Random) -> None:
        self._pack, self._rng = pack, rng
        self._said: set[tuple[str, str]] = set()

    def next(self) -> str:
        """One more sentence."""
        pack, rng = self._pack, self._rng
        while True:
            clauses = [rng.choice(part) for part in (pack.who, pack.does, pack.what, pack.how)]
            rows = set(pairwise(clauses))
            if rows.isdisjoint(self._said):
                break
        self._said |= rows
        asides = [rng.choice(pack.asides) if rng.random() < _ASIDES else "" for _ in range(3)]
        parts = [clauses[0]]
        for aside, clause in zip(asides, clauses[1:], strict=True):
            parts += [aside, clause] if aside else [clause]
        return pack.gap.join(parts)
