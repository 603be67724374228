"""What it costs to find the statements that a post quotes, among 10³ to 10⁶ of them.

    make bench-citations                     10³, 10⁴ and 10⁵ statements, 3 minutes
    make bench-citations ARGS=1000000        these, and 10⁶: 3 GB in the temporary folder

CPU milliseconds a post, of which every fourth quotes: its words, the search in the index and
`find_sources` over all candidates, as in the link step; the loading of the candidates' texts from
the ledger aside, which is bounded by their number. Bars of TEXT.md: median 3 and 6 ms, p99 25 and
40 ms at 10⁵ and 10⁶ statements; growth of the median at most ×2 for ×10; worst post 250 ms.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.citations.candidates import Candidate
from ingest.citations.said import Said
from ingest.citations.sources import find_sources
from ingest.index.hits import Hit
from ingest.index.index import Index
from ingest.index.writing import Text
from schemas.records.texts import Block, RichText
from tests.benchmarks import citations_texts as texts

SIZES = (1_000, 10_000, 100_000)
BARS_MS = {100_000: (3.0, 25.0), 1_000_000: (6.0, 40.0)}  # median, p99
BAR_WORST_MS = 250.0
BAR_GROWTH = 2.0

_BATCH = 2_000
_POSTS = 400
_WARM = 40
_CANDIDATES = 20  # as `ingest.pipeline.neighbours`


@dataclass(frozen=True, slots=True)
class Timed:
    """One post: what it took, and whether the statements that it quotes were found."""

    search_ms: float
    whole_ms: float
    candidates: int
    quoted: int
    proposed: int  # of those quoted
    found: int  # of those quoted, word by word


def main() -> None:
    """Print each size with its figures, and which bars were missed."""
    sizes = (*SIZES, *(int(given) for given in sys.argv[1:] if given.isdigit()))
    medians: list[float] = []
    missed: list[str] = []
    for size in sizes:
        folder = Path(tempfile.mkdtemp(prefix="palimpsest-index-"))
        try:
            median, lines = _measure(Index(folder), size)
        finally:
            shutil.rmtree(folder)
        medians.append(median)
        missed += lines
    missed += _growth(sizes, medians)
    print(f"citations: {'MISSED ' + '; '.join(missed) if missed else 'all bars met'}")


def _growth(sizes: Sequence[int], medians: Sequence[float]) -> Iterator[str]:
    for size, (before, after) in zip(sizes[1:], pairwise(medians), strict=True):
        growth = after / before
        print(f"growth of the median up to {size:,}: ×{growth:.2f} (bar ×{BAR_GROWTH:g})")
        if growth > BAR_GROWTH:
            yield f"growth ×{growth:.2f} up to {size:,}"


def _measure(index: Index, size: int) -> tuple[float, list[str]]:
    _build(index, size)
    made = index.size()
    print(
        f"{size:>9,} statements: {made.segments} segments, {made.file_bytes / 1e6:,.0f} MB, "
        f"{made.file_bytes / size:,.0f} bytes a statement",
        flush=True,
    )
    timed = [_timed(index, *texts.post(number, size)) for number in range(_WARM + _POSTS)][_WARM:]
    search = np.array([each.search_ms for each in timed])
    whole = np.array([each.whole_ms for each in timed])
    median, p99 = float(np.median(whole)), float(np.percentile(whole, 99))
    quoted = sum(each.quoted for each in timed)
    print(
        f"          a post: median {median:.2f} ms, p99 {p99:.1f} ms; of it the search "
        f"{np.median(search):.2f} and {np.percentile(search, 99):.1f} ms; "
        f"{np.mean([each.candidates for each in timed]):.1f} candidates\n"
        f"          those that quote: median {np.median(whole[_quoting(timed)]):.2f} ms; "
        f"the others {np.median(whole[~_quoting(timed)]):.2f} ms\n"
        f"          of {quoted} quoted statements {sum(each.proposed for each in timed)} were "
        f"proposed, {sum(each.found for each in timed)} found; "
        f"memory {_private_mb():.0f} MB of its own",
        flush=True,
    )
    missed = [f"{name} at {size:,}" for name in _missed(size, median, p99)]
    return median, missed + _worst(index, size)


def _quoting(timed: list[Timed]) -> NDArray[np.bool_]:
    return np.array([each.quoted > 0 for each in timed])


def _missed(size: int, median: float, p99: float) -> Iterator[str]:
    bars = BARS_MS.get(size)
    if bars and median > bars[0]:
        yield f"median {median:.2f} ms over {bars[0]:g}"
    if bars and p99 > bars[1]:
        yield f"p99 {p99:.1f} ms over {bars[1]:g}"


def _worst(index: Index, size: int) -> list[str]:
    missed: list[str] = []
    for name, ids in texts.worst_posts(size).items():
        timed = max((_timed(index, ids, []) for _ in range(3)), key=lambda each: each.whole_ms)
        search = f"{timed.search_ms:.1f} ms the search, {timed.candidates} candidates"
        print(f"          {name}: {timed.whole_ms:.1f} ms, {search}", flush=True)
        if timed.whole_ms > BAR_WORST_MS:
            missed.append(f"{name} at {size:,}: {timed.whole_ms:.0f} ms")
    return missed


def _build(index: Index, size: int) -> None:
    hashes = texts.hashes_of_words()
    started, merging = time.process_time(), 0.0
    for start in range(0, size, _BATCH):
        batch = [
            Text(kind="statement", number=at + 1, first=at + 1, hashes=hashes[texts.statement(at)])
            for at in range(start, min(start + _BATCH, size))
        ]
        with index.writing() as writer:
            assert writer is not None
            writer.add(batch, last=batch[-1].number, mark=str(start))
        before = time.process_time()
        index.tidy()
        merging += time.process_time() - before
    built = time.process_time() - started
    print(f"{size:>9,} statements: built in {built:.1f} s, of it {merging:.1f} s large merges")


def _timed(index: Index, ids: texts.Ids, quoted: list[int]) -> Timed:
    """One post, as the link step takes it."""
    post = RichText(blocks=(Block(text=texts.text(ids)),))
    started = time.process_time()
    said = Said.of(post)
    before = time.process_time()
    hits = index.search("statement", said.own, marks=said.marks, most=_CANDIDATES)
    searched = time.process_time()
    candidates = [_candidate(hit) for hit in hits]  # from the ledger: aside
    loaded = time.process_time()
    sources = find_sources(post, candidates, published_at=None)
    ended = time.process_time()
    return Timed(
        search_ms=(searched - before) * 1000,
        whole_ms=(ended - loaded + searched - started) * 1000,
        candidates=len(hits),
        quoted=len(set(quoted)),
        proposed=len(set(quoted) & {hit.first - 1 for hit in hits}),
        found=len(set(quoted) & {int(source.citation.statement_key) for source in sources}),
    )


def _candidate(hit: Hit) -> Candidate:
    number = hit.first - 1
    return Candidate(
        statement_key=str(number),
        revision_id=str(number),
        text=texts.text(texts.statement(number)),
        url=f"https://office.example/{number}",
        rarest=hit.rarest,
    )


def _private_mb() -> float:
    """Memory of this process that no other shares, the made-up texts included."""
    for line in Path(f"/proc/{os.getpid()}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
