"""Which revisions the index proposes for a text: documents that share rare words with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ingest.citations.words import words_of
from ingest.index.hits import Hit, Seed, numbers_of
from ingest.index.index import Index
from ingest.index.manifests import Kind
from ingest.index.shingles import SHINGLE, Word
from ingest.store import citations, indexed
from ingest.store.session import Connection

# Beside the newest revision of a statement: those that have what an edit has taken out since.
_EARLIER = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A revision that shares words with the asking text, and what the index says of it."""

    revision_id: str
    document_id: str
    rarest: int  # how many statements have the rarest shingle that it shares
    hit: Hit


def candidates(
    connection: Connection,
    index: Index,
    kind: Kind,
    words: Sequence[Word],
    *,
    marks: Sequence[int] | None = None,
    most: int = 20,
) -> list[Candidate]:
    """Revisions of that kind of document worth comparing with these folded words, best first.

    A post asks for statements with its own words and its marks (`ingest.citations.said`), a
    statement with its words for the posts that quoted it. Of each document the fullest newest
    revision; of a statement also earlier ones for what that one no longer has.
    """
    hits = index.search(kind, words, marks=marks or [0] * len(words), most=most)
    held = indexed.of_numbers(connection, sorted({n for hit in hits for n in hit.numbers}))
    documents = sorted({row["document_id"] for row in held.values()})
    newest = citations.newest_revisions(connection, documents)
    return list(islice(_candidates(kind, words, hits, held, newest), most))


def _candidates(
    kind: Kind,
    words: Sequence[Word],
    hits: Sequence[Hit],
    held: Mapping[int, Any],
    newest: Mapping[str, Any],
) -> Iterator[Candidate]:
    for hit in hits:
        row = held.get(hit.numbers[0])
        if row is None:
            continue  # the index is of another ledger: it is made anew by the next who writes it
        now = newest[row["document_id"]]
        yield Candidate(now["id"], row["document_id"], hit.rarest, hit)
        if kind == "statement":
            for number in numbers_of(_missing(words, hit.seeds, now["text"]))[:_EARLIER]:
                if number in held and held[number]["revision_id"] != now["id"]:
                    yield Candidate(
                        held[number]["revision_id"], row["document_id"], hit.rarest, hit
                    )


def _missing(words: Sequence[Word], seeds: Sequence[Seed], text: str) -> list[Seed]:
    """The seeds that a text does not have."""
    folded = words_of(text).folded
    has = {tuple(folded[at : at + SHINGLE]) for at in range(len(folded) - SHINGLE + 1)}
    return [seed for seed in seeds if tuple(words[seed.at : seed.at + SHINGLE]) not in has]
