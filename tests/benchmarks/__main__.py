"""`make bench`: each benchmark prints ratios measured in one interleaved run, with its bar.

Figures are CPU seconds of every process that took part (POLLING.md, "Bars"), never wall time.
"""

import argparse
from importlib import import_module

BENCHMARKS = ("polls", "first_fetch", "fetch_overhead", "parse_cost", "differ", "looks")
# Run only when named: `make bench-citations`, `make bench ARGS=linking`.
# Numbers beside a name are its own.
LONG = ("citations", "linking", "alerts", "alerting")


def main() -> None:
    """Run the benchmarks named, or all."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    # By hand: argparse holds the default of a list against `choices` as one value.
    given = [name for name in parser.parse_args().names if not name.isdigit()]
    names, every = given or BENCHMARKS, (*BENCHMARKS, *LONG)
    if unknown := sorted(set(names) - set(every)):
        parser.error(f"no benchmark {', '.join(unknown)}: there are {', '.join(every)}")
    for name in names:
        import_module(f"tests.benchmarks.{name}").main()


if __name__ == "__main__":
    main()
