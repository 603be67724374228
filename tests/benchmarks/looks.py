"""When to look again: the product's schedules against others with as many looks, simulated.

Nothing is measured in time here: the figures are the same on every machine. Each seed is a world of
its own; the mean of all is printed with its spread (one standard deviation).
"""

import statistics
from collections.abc import Callable

from tests.benchmarks import looks_feeds, looks_pages

SEEDS = range(5)
BAR, MOONSHOT = 0.6, 0.47  # POLLING.md, "Bars": mean delay over that of uniform looks

Ratios = dict[str, float]


def measure(
    compare: Callable[[int], Ratios], seeds: range = SEEDS
) -> dict[str, tuple[float, float]]:
    """Mean and spread of each figure over all seeds."""
    found = [compare(seed) for seed in seeds]
    return {
        name: (statistics.mean(values), statistics.stdev(values))
        for name in found[0]
        for values in [[each[name] for each in found]]
    }


def _told(figures: dict[str, tuple[float, float]], *names: str) -> str:
    return ", ".join(f"{name} {figures[name][0]:.2f} ± {figures[name][1]:.2f}" for name in names)


def main() -> None:
    """Print the ratios."""
    feeds = measure(looks_feeds.compare)
    ours = feeds["ours"][0]
    verdict = "met" if ours <= BAR else "MISSED"
    print(
        f"mean delay until a change of a feed is seen, over uniform at equal polls: {ours:.2f}"
        f" ± {feeds['ours'][1]:.2f} (bar {BAR:g}: {verdict}; moonshot {MOONSHOT:g};"
        f" {_told(feeds, 'true rates', 'geometric', 'proportional')})"
    )
    pages = measure(looks_pages.compare)
    ours = pages["ours"][0]
    verdict = "met" if ours <= BAR else "MISSED"
    print(
        f"mean delay until an edit is seen on a post's page, at its host's limit, over uniform: "
        f"{ours:.2f} ± {pages['ours'][1]:.2f} (bar {BAR:g}: {verdict};"
        f" {_told(pages, 'geometric', 'proportional')}; {pages['looks'][0]:.0f} looks a post,"
        f" {pages['room used'][0]:.0%} of the host's room for pages)"
    )
    print(
        f"further looks spaced by the root of the hazard, over as many spaced evenly:"
        f" {1 / ours:.1f} times less delay (POLLING.md: about 4)"
    )


if __name__ == "__main__":
    main()
