"""The evaluation's page: figures beside their bars, then where they come from."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tests.evaluation.edits.judging import MERGED, Outcome
from tests.evaluation.edits.scores import (
    alarms_per_look,
    confusion,
    counted,
    figures,
    micro_f1,
)
from tests.evaluation.edits.writing import LANGUAGES


def report(outcomes: Sequence[Outcome]) -> str:
    """All of it as text."""
    open_, held = _halves(outcomes)
    parts = [
        _figures("All texts", outcomes),
        _figures("Texts that rules may be taught by", open_),
        _figures("Held-out texts, to which nobody tunes", held),
        _by("engine", outcomes, lambda one: one.pair.engine.NAME),
        _by("language", outcomes, lambda one: one.pair.text.language, order=LANGUAGES),
        _kinds("Kinds, held-out texts", held),
        _confusion("Single edits by kind, held-out texts: how they were told", held),
    ]
    return "\n\n".join(parts)


def passed(outcomes: Sequence[Outcome]) -> bool:
    """Whether every bar is met, over all texts and over the held-out ones."""
    _, held = _halves(outcomes)
    return all(figure.met for part in (outcomes, held) for figure in figures(part))


def _halves(outcomes: Sequence[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    held = [one for one in outcomes if one.pair.text.held_out]
    return [one for one in outcomes if not one.pair.text.held_out], held


def _figures(heading: str, outcomes: Sequence[Outcome]) -> str:
    lines = [f"{heading}: {len(outcomes)} pairs of looks"]
    for one in figures(outcomes):
        verdict = "met" if one.met else "MISSED"
        lines.append(
            f"  {one.name:<24} {one.value:8.4f}  {one.side} {one.bar:<6}  {verdict:<7} of {one.of}"
        )
    return "\n".join(lines)


def _by(
    what: str, outcomes: Sequence[Outcome], key: Callable[[Outcome], str], order: Sequence[str] = ()
) -> str:
    names = order or sorted({key(one) for one in outcomes})
    head = (
        f"{'By ' + what:<18} {'looks':>6} {'unread':>6} {'lost':>5} {'extra':>5} {'edits':>6} "
        f"{'missed':>6} {'alarms':>6} {'a look':>7} {'kinds F1':>8}"
    )
    return "\n".join(
        [head, *(_row(name, [o for o in outcomes if key(o) == name]) for name in names)]
    )


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    read = [one for one in outcomes if not one.failure]
    changed = [one for one in read if one.pair.made]
    lost, extra = sum(bool(one.lost) for one in read), sum(bool(one.extra) for one in read)
    return (
        f"{name:<18} {len(outcomes):>6} {len(outcomes) - len(read):>6} {lost:>5} {extra:>5}"
        f" {len(changed):>6} {sum(bool(one.miss) for one in changed):>6}"
        f" {sum(len(one.alarms) for one in outcomes):>6} {alarms_per_look(outcomes):>7.4f}"
        f" {micro_f1(changed, MERGED):>8.3f}"
    )


def _kinds(heading: str, outcomes: Sequence[Outcome]) -> str:
    rows = [f"{heading:<24} {'right':>6} {'missing':>8} {'invented':>9}"]
    for kind, counts in counted(outcomes, MERGED).items():
        if counts:
            rows.append(
                f"  {kind:<22} {counts['right']:>6} {counts['missing']:>8} {counts['invented']:>9}"
            )
    return "\n".join(rows)


def _confusion(heading: str, outcomes: Sequence[Outcome]) -> str:
    read = [one for one in outcomes if not one.failure]
    table = sorted(confusion(read).items())
    return "\n".join([heading, *(f"  {kind:<12} {_told(told)}" for kind, told in table)])


def _told(told: Counter[str]) -> str:
    return ", ".join(f"{kind} {number}" for kind, number in told.most_common())


def complaints(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Everything that went wrong, a line each, for whoever mends it."""
    for one in outcomes:
        if one.failure:
            yield f"UNREAD  {one.pair.name}: {one.failure}"
        if one.lost:
            yield f"LOST    {one.pair.name}: {one.lost[0][:80]!r}"
        if one.extra:
            yield f"EXTRA   {one.pair.name}: {one.extra[0][:80]!r}"
        if one.miss:
            yield f"MISSED  {one.pair.name}: {one.miss}"
        for alarm in one.alarms:
            yield f"ALARM   {one.pair.name}: {alarm}"
        if one.edit and one.substantive is not None and one.substantive != one.told_substantive:
            yield f"WEIGHT  {one.pair.name}: {one.edit.significance.word}"
        if one.edit and one.truth != one.told and "unnamed" not in one.truth:
            yield f"KIND    {one.pair.name}: {_changes(one)}"


def _changes(one: Outcome) -> str:
    edit = one.edit
    changes = edit.changes if edit else ()
    return "; ".join(f"{c.kind} {c.before[:50]!r} → {c.after[:50]!r}" for c in changes[:4])
