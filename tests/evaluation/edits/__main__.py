"""`make eval-edits`: are edits seen, is none invented, is each understood? Prints one page.

Exit code 1 where a bar of TEXT.md is missed. The seed is fixed: the same code prints the same page.
"""

import argparse
import sys
from collections.abc import Sequence

from tests.evaluation.edits.engines import ENGINES, Engine
from tests.evaluation.edits.judging import Outcome, judged
from tests.evaluation.edits.pairs import edited, noise
from tests.evaluation.edits.report import complaints, passed, report
from tests.evaluation.edits.writing import LANGUAGES, Written, all_texts

SEED = "palimpsest"


def main() -> int:
    """Run the evaluation. Returns the exit code."""
    options = _options()
    texts = tuple(text for text in all_texts() if text.language in options.languages)
    engines = tuple(engine for engine in ENGINES if _wanted(engine, options.engines))
    outcomes = evaluated(
        texts, engines, looks=options.looks, engines_each=options.each, seed=options.seed
    )
    _say(report(outcomes))
    for line in sorted(set(complaints(outcomes))) if options.misses else ():
        if options.held_out or not _of_held_out(line, texts):
            _say(line)
    return 0 if passed(outcomes) else 1


def evaluated(
    texts: tuple[Written, ...],
    engines: Sequence[Engine],
    *,
    looks: int,
    engines_each: int,
    seed: str,
) -> list[Outcome]:
    """Outcomes of all pairs: `looks` without edits for each text and engine, then the edits."""
    engines = tuple(engines)
    pairs = [
        *noise(texts, engines, looks=looks, seed=seed),
        *edited(texts, engines, engines_each=engines_each, seed=seed),
    ]
    return [judged(pair) for pair in pairs]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make eval-edits ARGS=…", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="a fifth of the pairs")
    parser.add_argument(
        "--misses", action="store_true", help="list what went wrong, held-out texts aside"
    )
    parser.add_argument("--held-out", action="store_true", help="list that of held-out texts too")
    parser.add_argument("--engines", nargs="*", default=[], help="only those named so")
    parser.add_argument("--languages", nargs="*", default=list(LANGUAGES))
    parser.add_argument("--seed", default=SEED)
    options = parser.parse_args()
    options.looks, options.each = (1, 1) if options.fast else (4, 5)
    return options


def _wanted(engine: Engine, names: Sequence[str]) -> bool:
    return not names or any(name.casefold() in engine.NAME.casefold() for name in names)


def _of_held_out(line: str, texts: Sequence[Written]) -> bool:
    return any(text.held_out and f" {text.id} " in line for text in texts)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
