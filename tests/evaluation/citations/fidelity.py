"""Fidelity: are the mismatches told that are there, and no others? No bar of TEXT.md.

A firm mismatch is wrong if it is of another kind than the one planted, or in a faithful quotation;
one that is not firm is counted apart. Our aim: of what is called firm, 98 % is right.
"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.citations.fidelity import mismatches
from ingest.dictionaries.dictionaries import Dictionaries
from schemas.records.citations import Mismatch, Quotation
from tests.evaluation.citations.fidelity_pairs import Pair, pairs
from tests.evaluation.citations.sections import Counts, Figure, Section

_FOLDERS = (Path("/usr/share/trans"), Path("/usr/share/dictd"))
_FIRM_PRECISION = 0.98


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, and what was told of it."""

    pair: Pair
    told: Sequence[Mismatch]

    @property
    def firm(self) -> list[Mismatch]:
        """What was told as a fact."""
        return [one for one in self.told if one.firm]

    @property
    def seen(self) -> bool:
        """Whether what was planted was told, firmly or not."""
        return any(one.kind == self.pair.planted for one in self.told)

    @property
    def wrong(self) -> list[Mismatch]:
        """What was told, and was not planted."""
        return [one for one in self.told if one.kind != self.pair.planted]


def judge(chosen: Iterable[Pair], dictionaries: Dictionaries | None) -> list[Judged]:
    """What is told of each pair; without dictionaries by names and figures alone."""
    judged: list[Judged] = []
    for pair in chosen:
        quotation = Quotation(
            post=pair.post_span,
            statement=pair.statement_span,
            score=1.0,
            method="verbatim" if pair.verbatim else "translation",
        )
        told = mismatches(
            pair.post,
            pair.statement,
            quotation,
            languages=pair.languages,
            dictionary=dictionaries.between(*pair.languages) if dictionaries else None,
        )
        judged.append(Judged(pair, told))
    return judged


def firm_counts(judged: Iterable[Judged]) -> Counts:
    """Firm mismatches that were planted, that were not, and planted ones that are not firm."""
    right = wrong = missing = 0
    for one in judged:
        found = any(told.kind == one.pair.planted for told in one.firm)
        right += found
        missing += one.pair.planted is not None and not found
        wrong += sum(told.kind != one.pair.planted for told in one.firm)
    return Counts(right, wrong, missing)


def measure() -> Section:
    """The section of `make eval-citations`."""
    with tempfile.TemporaryDirectory() as home:
        dictionaries = Dictionaries(Path(home), _FOLDERS)
        chosen = pairs()
        judged = judge(chosen, dictionaries)
        missing = [
            name
            for name in sorted({pair.pair for pair in chosen if not pair.verbatim})
            if dictionaries.between(*name.split("-")) is None
        ]
    plain = judge([pair for pair in chosen if not pair.verbatim], None)
    held = sum(pair.held_out for pair in chosen)
    noted = f"; no dictionary here for {', '.join(missing)}" if missing else ""
    return Section(
        title="fidelity",
        measured_on=f"{len(chosen)} quotations, written by us, {held} held out{noted}",
        figures=[*_figures(judged), *_without_dictionary(plain)],
        misses=[line for one in judged for line in _misses(one)],
    )


def _figures(judged: Sequence[Judged]) -> list[Figure]:
    figures = []
    for name, half in (
        ("all", judged),
        ("open", [one for one in judged if not one.pair.held_out]),
        ("held out", [one for one in judged if one.pair.held_out]),
    ):
        firm = firm_counts(half)
        figures += [
            Figure(what=f"firm, precision, {name}", value=firm.precision, bar=_FIRM_PRECISION),
            Figure(what=f"firm, recall, {name}", value=firm.recall),
            Figure(what=f"told at all, recall, {name}", value=_recall(half)),
            Figure(what=f"false, a faithful quotation, {name}", value=_false_alarms(half)),
        ]
    for verbatim in (True, False):
        part = [one for one in judged if one.pair.verbatim == verbatim]
        name = "verbatim" if verbatim else "translated"
        figures.append(Figure(what=f"firm, precision, {name}", value=firm_counts(part).precision))
        for kind in sorted({one.pair.planted for one in part if one.pair.planted}):
            chosen = [one for one in part if one.pair.planted == kind]
            figures.append(Figure(what=f"recall, {name}, {kind}", value=_recall(chosen)))
    return figures


def _without_dictionary(judged: Sequence[Judged]) -> list[Figure]:
    firm = firm_counts(judged)
    return [
        Figure(what="no dictionary: firm, precision, translated", value=firm.precision),
        Figure(what="no dictionary: told at all, recall", value=_recall(judged)),
    ]


def _recall(judged: Sequence[Judged]) -> float:
    planted = [one for one in judged if one.pair.planted]
    return sum(one.seen for one in planted) / len(planted) if planted else 1.0


def _false_alarms(judged: Sequence[Judged]) -> float:
    """Mismatches, firm or not, for each faithful quotation."""
    faithful = [one for one in judged if not one.pair.planted]
    return sum(len(one.told) for one in faithful) / len(faithful) if faithful else 0.0


def _misses(one: Judged) -> list[str]:
    half = "held out" if one.pair.held_out else "open"
    lines = []
    if one.pair.planted and not one.seen:
        lines.append(f"{half}, {one.pair.pair}: {one.pair.planted} not seen: {one.pair.passage}")
    lines += [
        f"{half}, {one.pair.pair}: {'FIRM ' if told.firm else ''}{told.kind} false"
        f" ({told.reason}): {one.pair.passage}"
        for told in one.wrong
    ]
    return lines
