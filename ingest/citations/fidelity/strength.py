"""How far and how surely both sides say something: must, may, all, some, perhaps. Pure.

None of these is ever firm: a language has many ways to say each.
"""

from collections.abc import Iterator, Sequence

from ingest.citations.fidelity.beads import Bead
from ingest.citations.fidelity.certainty import CLASSES, Table, of_language, phrases_in
from ingest.citations.fidelity.negations import negating
from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.fidelity.placing import cut, mismatch, moved, span_of
from ingest.citations.fidelity.reasons import instead, quoted
from ingest.citations.fidelity.units import Unit
from ingest.citations.spans import Span
from ingest.lexicon.degrees import HEDGES, MAY
from schemas.records.citations import Mismatch

_NEGATES_WITHIN = 4  # words between "not" and what it negates


def degrees(
    passages: Passages, bead: Bead, ours: Sequence[Unit], theirs: Sequence[Unit]
) -> Iterator[Mismatch]:
    """As in "must" on one side and "may" on the other, and a hedge that only one side has."""
    here, there = _classes(ours, passages.post), _classes(theirs, passages.statement)
    if _negated(ours, passages.post, here) or _negated(theirs, passages.statement, there):
        # "must not" is "darf nicht", and "not all" is "some"
        here, there = {}, {}
    for name, (_, opposite) in CLASSES.items():
        swapped = name in here and opposite in there and opposite not in here and name not in there
        if swapped:
            yield mismatch(
                passages, "certainty", moved(here[name], bead.post),
                moved(there[opposite], bead.statement),
                instead(cut(passages.post, bead.post, here[name]),
                        cut(passages.statement, bead.statement, there[opposite])),
            )  # fmt: skip
    yield from _hedges(passages, bead, ours, theirs)


def _hedges(
    passages: Passages, bead: Bead, ours: Sequence[Unit], theirs: Sequence[Unit]
) -> Iterator[Mismatch]:
    """How sure it is said to be, where the other side does not say so in any way."""
    post, statement = passages.post, passages.statement
    here, there = _hedge(ours, post, (HEDGES,)), _hedge(theirs, statement, (HEDGES,))
    if here and not _hedge(theirs, statement, (HEDGES, MAY)):
        reason = f"{quoted(cut(post, bead.post, here))} is not in the statement"
        yield mismatch(passages, "certainty", moved(here, bead.post), None, reason)
    if there and not _hedge(ours, post, (HEDGES, MAY)):
        reason = f"{quoted(cut(statement, bead.statement, there))} is left out"
        yield mismatch(passages, "certainty", None, moved(there, bead.statement), reason)


def _classes(units: Sequence[Unit], side: Side) -> dict[str, Span]:
    """The classes of degree that a sentence has, each with where it first stands."""
    keys = [one.key for one in units]
    found: dict[str, Span] = {}
    for name, (table, _) in CLASSES.items():
        places = phrases_in(keys, of_language((table,), side.language))
        if places and side.language in table:
            found[name] = span_of(units, places[0])
    return found


def _negated(units: Sequence[Unit], side: Side, classes: dict[str, Span]) -> bool:
    """Whether a negation stands a few words from a word of degree."""
    places = negating([one.key for one in units], side.known)
    marked = [at for at, one in enumerate(units) if one.span[0] in {s[0] for s in classes.values()}]
    return any(abs(one - other) <= _NEGATES_WITHIN for one in places for other in marked)


def _hedge(units: Sequence[Unit], side: Side, tables: Sequence[Table]) -> Span | None:
    """Where one of these phrases first stands."""
    if side.language not in HEDGES:
        return None
    places = phrases_in([one.key for one in units], of_language(tables, side.language))
    return span_of(units, places[0]) if places else None
