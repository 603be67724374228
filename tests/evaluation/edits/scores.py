"""Figures from outcomes, each with the bar that TEXT.md sets."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.evaluation.edits.judging import MERGED, Outcome
from tests.evaluation.edits.writing import KINDS


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and its bar; `side` says where good is."""

    name: str
    value: float
    bar: float
    side: Literal[">=", "<="]
    of: int  # pairs that it was counted over

    @property
    def met(self) -> bool:
        """Whether the bar is met."""
        return self.value >= self.bar if self.side == ">=" else self.value <= self.bar


def figures(outcomes: Sequence[Outcome]) -> list[Figure]:
    """All figures with bars (TEXT.md, "Targets")."""
    read = [one for one in outcomes if not one.failure]
    found = len(read) / len(outcomes) if outcomes else 1.0
    changed = [one for one in read if one.pair.made]
    weighed = [one for one in changed if one.substantive is not None]
    precision, recall = _weights(weighed)
    seen = share(changed, lambda one: not one.miss)
    return [
        Figure("documents read", found, 0.999, ">=", len(outcomes)),  # chosen here
        Figure("visible change seen", seen, 0.999, ">=", len(changed)),
        Figure("false alarms per look", alarms_per_look(outcomes), 0.001, "<=", len(outcomes)),
        Figure("substantive or not, F1", _f1(precision, recall), 0.96, ">=", len(weighed)),
        Figure("substantive recall", recall, 0.995, ">=", len(weighed)),
        Figure("kinds, micro-F1", micro_f1(changed, MERGED), 0.85, ">=", len(changed)),
    ]  # fmt: skip


def share(outcomes: Sequence[Outcome], test: Callable[[Outcome], bool]) -> float:
    """The share of outcomes that pass a test; 1 of none."""
    return sum(map(test, outcomes)) / len(outcomes) if outcomes else 1.0


def alarms_per_look(outcomes: Sequence[Outcome]) -> float:
    """Edits told that nobody made, of any post on the page, for each second look."""
    return sum(len(one.alarms) for one in outcomes) / len(outcomes) if outcomes else 0.0


def _weights(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Precision and recall of "substantive"."""
    right = sum(bool(one.substantive) and one.told_substantive for one in outcomes)
    told = sum(one.told_substantive for one in outcomes)
    true = sum(bool(one.substantive) for one in outcomes)
    return right / told if told else 1.0, right / true if true else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _kinds(names: Iterable[str], merged: dict[str, str]) -> frozenset[str]:
    return frozenset(merged.get(name, name) for name in names)


def counted(outcomes: Sequence[Outcome], merged: dict[str, str]) -> dict[str, Counter[str]]:
    """Right, invented and missing tellings of each kind; a kind counts once for each document."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for one in outcomes:
        if "unnamed" in one.truth:
            continue  # whichever kind is told, nobody can say that it is wrong
        truth, told = _kinds(one.truth, merged), _kinds(one.told, merged)
        for kind in truth | told:
            verdict = (
                "right" if kind in truth & told else "missing" if kind in truth else "invented"
            )
            counts[kind][verdict] += 1
    return counts


def micro_f1(outcomes: Sequence[Outcome], merged: dict[str, str]) -> float:
    """Micro-averaged F1 over kinds."""
    total = sum(counted(outcomes, merged).values(), Counter())
    right, wrong = total["right"], total["invented"] + total["missing"]
    return 2 * right / (2 * right + wrong) if right + wrong else 1.0


def confusion(outcomes: Sequence[Outcome]) -> dict[str, Counter[str]]:
    """For pairs of one edit: its kind, and how often each kind (or a miss) was told of it."""
    table: dict[str, Counter[str]] = {}
    for one in outcomes:
        if len(one.pair.made) == 1:
            (kind,) = one.truth
            table.setdefault(kind, Counter()).update(one.told or ["(missed)"])
    return table
