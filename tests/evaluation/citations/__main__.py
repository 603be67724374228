"""`make eval-citations`: what is found of addresses, statements, quotations and translations.

Exit code 1 where a bar of TEXT.md is missed. Everything is fixed: the same code prints the same
page.
"""

import argparse
import importlib
import sys
from pathlib import Path

from tests.evaluation.citations.sections import page

# Parts are modules of this folder with `measure() -> Section`, found by their names.
_PARTS = (
    "addresses", "wrappers", "identities", "quotations", "voices", "translations", "seed",
    "fidelity", "mentions", "real_posts", "dictionaries",
)  # fmt: skip


def main() -> int:
    """Run the evaluation. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="make eval-citations ARGS=…", description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(_there()), help="only these parts")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    sections = []
    for name in options.parts:
        sections.append(importlib.import_module(f"tests.evaluation.citations.{name}").measure())
        sys.stdout.write(page(sections[-1:], misses=options.misses) + "\n\n")
        sys.stdout.flush()
    return 0 if all(figure.met for section in sections for figure in section.figures) else 1


def _there() -> list[str]:
    return [name for name in _PARTS if (Path(__file__).parent / f"{name}.py").exists()]


if __name__ == "__main__":
    sys.exit(main())
