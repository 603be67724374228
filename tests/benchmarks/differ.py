"""What the differ costs on friendly and hostile texts, and how near it comes to the shortest diff.

    python -m tests.benchmarks.differ

CPU milliseconds of `compare` (moves, words and marks): the 99th percentile of its runs, and the
least, since beside other work on the machine the same run takes up to twice as long. Each pair is
in a process of its own, whose peak memory is read too, interpreter and texts included. Bars of
TEXT.md: 10, 150 and 1,000 ms for 10 kB, 100 kB and 1 MB of any text, 200 MB; at most 1.05 times the
shortest diff up to 30 % edits (up to 100 kB, where rapidfuzz can still find the shortest).
"""

import json
import random
import resource
import subprocess
import sys
import time

from rapidfuzz.distance import Indel

from ingest.revisions.differ.comparison import compare
from ingest.revisions.differ.diff import diff
from ingest.revisions.differ.gaps import ids
from ingest.tokens import tokens
from schemas.records.texts import Block, RichText
from tests.benchmarks.differ_texts import INPUTS, edited, made, prose

BARS_MS = {10_000: 10.0, 100_000: 150.0, 1_000_000: 1000.0}
RUNS = {10_000: 100, 100_000: 20, 1_000_000: 4}
BAR_MB = 200.0
BAR_LENGTH = 1.05


def main() -> None:
    """Prints each pair of texts with its figures, and which bars were missed."""
    missed = [line for size in BARS_MS for line in _costs(size)]
    print(f"time and memory: {'MISSED ' + '; '.join(missed) if missed else 'all bars met'}")
    worst = max(_lengths())
    print(f"over the shortest diff: {worst:.4f} (bar {BAR_LENGTH}: {_verdict(worst, BAR_LENGTH)})")


def _verdict(value: float, bar: float) -> str:
    return "met" if value <= bar else "MISSED"


def _costs(size: int) -> list[str]:
    missed: list[str] = []
    for name in INPUTS:
        ms, least, mb = _measured(name, size)
        verdict = _verdict(ms, BARS_MS[size]), _verdict(mb, BAR_MB)
        times = f"{ms:8.2f} ms (least {least:8.2f})"
        print(f"{size:>9,} {name:22} {times} {mb:6.0f} MB  {' '.join(verdict)}", flush=True)
        if "MISSED" in verdict:
            missed.append(f"{name} at {size:,}")
    return missed


def _measured(name: str, size: int) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.differ", name, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return found["ms"], found["least"], found["mb"]


def one(name: str, size: int) -> dict[str, float]:
    """The figures of one pair, measured in this process."""
    times: list[float] = []
    for seed in range(RUNS[size]):
        before, after = (_rich(text) for text in made(name, size, seed=seed % 5))
        start = time.process_time()
        compare(before, after)
        times.append((time.process_time() - start) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times.sort()
    return {"ms": times[int(len(times) * 0.99 - 1e-9)], "least": times[0], "mb": peak}


def _rich(text: str) -> RichText:
    """As parsers make it, which leave no empty block."""
    return RichText(blocks=tuple(Block(text=line) for line in text.split("\n") if line))


def _lengths() -> list[float]:
    """Words that came and went, over those of the shortest diff."""
    found: list[float] = []
    for size in (1_000, 10_000, 100_000):
        for percent in (1, 5, 10, 20, 30):
            ratios = [_length(size, percent, seed) for seed in range(4)]
            print(f"{size:>9,} {percent:3} % edited: {max(ratios):.4f} of the shortest", flush=True)
            found += ratios
    return found


def _length(size: int, percent: int, seed: int) -> float:
    rnd = random.Random(f"{size} {percent} {seed}")
    before = prose(size, rnd)
    return over_the_shortest(before, edited(before, percent / 100, rnd))


def over_the_shortest(before: str, after: str) -> float:
    """How many times the words of the shortest diff ours has."""
    ours = sum(
        len(tokens(before[slice(*op.before)])) + len(tokens(after[slice(*op.after)]))
        for op in diff(before, after)
        if op.kind != "equal"
    )
    return ours / max(1, Indel.distance(*ids(tokens(before), tokens(after))))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(one(sys.argv[1], int(sys.argv[2]))))
    else:
        main()
