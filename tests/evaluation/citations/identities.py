"""Pairs of addresses: those of one document merged, those of two kept apart.

Who a document is says the office's table, and where none knows it the identity key of the address.
The known half are the tables' own addresses and sites without a table; the other is held out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from pathlib import Path

from ingest.urls import identity_key, offices, unwrap
from tests.evaluation.citations.sections import Figure, Section
from tests.unit.urls.offices.written_addresses import all_written

WRITTEN = Path(__file__).parent / "written"
OPEN = WRITTEN / "documents.txt"
HELD_OUT = WRITTEN / "documents_held_out.txt"

Block = tuple[str, ...]  # the addresses of one document


@dataclass(frozen=True, slots=True)
class Pair:
    """Two addresses, of one document or of two."""

    one: str
    other: str
    same: bool

    @property
    def right(self) -> bool:
        """Whether they are told as what they are."""
        return (who(self.one) == who(self.other)) == self.same


def who(url: str) -> str:
    """The key by which the pipeline knows the document at an address."""
    found = offices.identity(url)
    return found.key if found else f"url:{identity_key(unwrap(url)[0])}"


def blocks(path: Path) -> list[Block]:
    """The documents of a file, each with its addresses."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [tuple(block) for filled, block in groupby(lines, key=bool) if filled]


def office_blocks() -> list[Block]:
    """The documents of the tables' own addresses; what is no statement is a document each."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in all_written():
        grouped.setdefault((one.office, one.key or one.url), []).append(one.url)
    return [tuple(urls) for urls in grouped.values()]


def pairs(documents: Sequence[Block]) -> Iterator[Pair]:
    """Each address with the next one of its document, and with the first of the next document."""
    for block in documents:
        yield from (Pair(one, other, same=True) for one, other in pairwise(block))
    for block, following in pairwise(documents):
        yield from (Pair(url, following[0], same=False) for url in block)


def merged_documents(documents: Sequence[Block]) -> list[str]:
    """Any two documents of all that share a key, not only neighbours."""
    held: dict[str, set[int]] = {}
    for number, block in enumerate(documents):
        for url in block:
            held.setdefault(who(url), set()).add(number)
    return [
        f"one document: {documents[one][0]} and {documents[other][0]}"
        for numbers in held.values()
        for one, other in combinations(sorted(numbers), 2)
    ]


def measure() -> Section:
    """The share of pairs merged, and what was wrongly merged, in both halves."""
    halves = {"known": [*office_blocks(), *blocks(OPEN)], "held out": blocks(HELD_OUT)}
    figures: list[Figure] = []
    misses: list[str] = []
    count = 0
    for name, documents in halves.items():
        found = list(pairs(documents))
        count += len(found)
        figures += [
            Figure(what=f"variants of one merged, {name}", value=_share(found), bar=0.98),
            Figure(
                what=f"wrongly merged, {name}",
                value=len(merged_documents(documents)),
                bar=0,
                at_most=True,
            ),
        ]
        misses += [f"{name}: {line}" for line in merged_documents(documents)]
        misses += [
            f"{name}: not merged: {pair.one} and {pair.other}"
            for pair in found
            if pair.same and not pair.right
        ]
    return Section(
        title="identities",
        measured_on=f"{count} pairs of {sum(map(len, halves.values()))} documents, written by us",
        figures=figures,
        misses=misses,
    )


def _share(found: Iterable[Pair]) -> float:
    same = [pair.right for pair in found if pair.same]
    return sum(same) / len(same)
