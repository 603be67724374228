"""Figures of a translated passage beside those of its original, by value. Pure, bounded."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ingest.citations.fidelity.beads import Bead
from ingest.citations.fidelity.fronts import Front, front_of
from ingest.citations.fidelity.numbers import kind_of
from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.fidelity.reasons import instead
from ingest.citations.fidelity.units import units_of
from ingest.citations.spans import Span
from ingest.citations.translating.ports import Dictionary
from ingest.lexicon.figures import Figure, agree, comparable
from ingest.lexicon.stems import stem
from schemas.records.citations import Mismatch

_MOST = 40  # figures of a passage
_ABOUT = Fraction(1, 10)  # "rund 20" may be 19.2, "über 100" 109
# A number of two telling digits at most may be one that the author rounded.
_TELLING_DIGITS = 2
# Written small numbers come and go in any translation: "both", "for the second time", "one of two".
_SMALL = 3
_NOUN_CHARS, _NOUN_WORDS = 60, 3

Left = tuple[list[Figure], list[Figure]]


def left_over(passages: Passages) -> Left:
    """The figures of both passages that no figure near the other passage agrees with."""
    post, statement = passages.post, passages.statement
    return _left_over(post, statement), _left_over(statement, post)


def figure_mismatches(
    passages: Passages, bead: Bead, left: Left, dictionary: Dictionary | None
) -> Iterator[Mismatch]:
    """Numbers and dates of one bead among those `left` over.

    Firm where one figure of each side is left in the whole passage and both measure the same thing.
    """
    post, statement = passages.post, passages.statement
    ours, theirs = _within(post.figures, bead.post), _within(statement.figures, bead.statement)
    firm = bead.sure and not (post.negations or statement.negations)
    yield from _directions(passages, ours, theirs, firm=firm)
    for one in ours:
        partners = [other for other in theirs if other in left[1] and _may_stand_for(one, other)]
        if one not in left[0] or not partners:
            continue
        alone = (
            all(sum(_may_stand_for(each, partners[0]) for each in side) == 1 for side in left)
            and len(partners) == 1
        )
        alike = _measure_alike(passages, one, partners[0], dictionary)
        if alone or alike:
            firm = alone and alike and bead.sure
            yield _mismatch(passages, one, partners[0], firm=firm)


def _may_stand_for(one: Figure, other: Figure) -> bool:
    """Whether one may be put for the other; a part of something stands for no count of it."""
    if not comparable(one, other):
        return False
    if {one.kind, other.kind} & {"date", "time"} or one.unit or other.unit:
        return True
    return (abs(Fraction(one.value)) < 1) == (abs(Fraction(other.value)) < 1)


def _left_over(here: Side, there: Side) -> list[Figure]:
    """The figures of a passage that nothing near the other passage agrees with."""
    return [one for one in here.figures[:_MOST] if not _has_like(one, here, there)]


def _measure_alike(
    passages: Passages, one: Figure, other: Figure, dictionary: Dictionary | None
) -> bool:
    """Whether both are of one thing: by kind, by unit, or by the word behind them."""
    if one.kind == other.kind == "date":
        return [len(part) for part in one.value.split("-")] == [
            len(part) for part in other.value.split("-")
        ]
    if one.kind == "time" or {one.kind, other.kind} & {"vague", "date"}:
        return one.kind == other.kind == "time"
    if one.unit and other.unit:
        return True
    if one.unit or other.unit or any(map(_comes_and_goes, (one, other))):
        return False
    return _same_noun(passages, one, other, dictionary)


def _comes_and_goes(one: Figure) -> bool:
    return any(abs(Fraction(each)) <= _SMALL for each in one.readings)


def _same_noun(
    passages: Passages, one: Figure, other: Figure, dictionary: Dictionary | None
) -> bool:
    """Whether a word right behind one figure translates one right behind the other."""
    if dictionary is None:
        return False
    here, there = _behind(passages.post, one), _behind(passages.statement, other)
    stems = {stem(word, passages.statement.language) for word in there}
    return any(not stems.isdisjoint(dictionary.senses(word)) for word in here)


def _behind(side: Side, one: Figure) -> list[str]:
    text = side.text[one.span[1] : one.span[1] + _NOUN_CHARS]
    return [unit.key for unit in units_of(text, None)[:_NOUN_WORDS]]


def _within(figures: Sequence[Figure], span: Span) -> list[Figure]:
    return [one for one in figures if span[0] <= one.span[0] < span[1]][:_MOST]


def _has_like(one: Figure, here: Side, there: Side) -> bool:
    """Whether a figure near the other passage says the same, exactly or as nearly as is said."""
    return any(agree(one, other) for other in there.figures_near[:_MOST]) or any(
        _nearly(one, other, hedged=_is_rough(here, one) or _is_rough(there, other))
        for other in there.figures[:_MOST]
    )


def _is_rough(side: Side, one: Figure) -> bool:
    return front_of(side.text, one.span[0]) is not None


def _nearly(one: Figure, other: Figure, *, hedged: bool) -> bool:
    """Whether one is the other as rounded, and says so or has no more than two telling digits."""
    if not comparable(one, other) or {one.kind, other.kind} & {"date", "time", "ordinal", "vague"}:
        return False
    if one.unit != other.unit and {one.unit, other.unit} != {"", "pct"}:
        return False
    a, b = (Fraction(each.value) for each in (one, other))
    if {one.unit, other.unit} == {"", "pct"}:
        a, b = (n / 100 if each.unit else n for n, each in ((a, one), (b, other)))
    if hedged and abs(a - b) <= _ABOUT * max(abs(a), abs(b)):
        return True
    return _is_rounding(a, b) or _is_rounding(b, a)


def _is_rounding(round_one: Fraction, exact: Fraction) -> bool:
    """Whether a number of one or two digits is what a longer one rounds to: 2.5, 2.487."""
    digits, longer = _digits(round_one), _digits(exact)
    if not digits or len(digits) > _TELLING_DIGITS or len(longer) <= max(len(digits), 2):
        return False
    places = len(digits) - 1
    return f"{float(exact):.{places}e}" == f"{float(round_one):.{places}e}"


def _digits(number: Fraction) -> str:
    """The telling digits of a number, without the zeros around."""
    return f"{float(number):.12f}".rstrip("0").replace(".", "").strip("0-")


def _directions(
    passages: Passages, ours: Sequence[Figure], theirs: Sequence[Figure], *, firm: bool
) -> Iterator[Mismatch]:
    """As in "more than 6" beside "less than 6"; a negation somewhere may turn it."""
    for one in ours:
        for other in theirs:
            if one.kind in ("date", "time") or not agree(one, other):
                continue
            here = front_of(passages.post.text, one.span[0])
            there = front_of(passages.statement.text, other.span[0])
            if here and there and {here.way, there.way} == {"over", "under"}:
                yield _turned(passages, (here, one), (there, other), firm=firm)


def _turned(
    passages: Passages, here: tuple[Front, Figure], there: tuple[Front, Figure], *, firm: bool
) -> Mismatch:
    post, statement = passages.post, passages.statement
    mine, theirs = ((front.start, figure.span[1]) for front, figure in (here, there))
    return Mismatch(
        kind="number",
        post=post.place(*mine),
        statement=statement.place(*theirs),
        reason=instead(post.text[slice(*mine)], statement.text[slice(*theirs)]),
        firm=firm,
    )


def _mismatch(passages: Passages, one: Figure, other: Figure, *, firm: bool) -> Mismatch:
    post, statement = passages.post, passages.statement
    reason = instead(post.text[slice(*one.span)], statement.text[slice(*other.span)])
    return Mismatch(
        kind=kind_of(one, other),
        post=post.place(*one.span),
        statement=statement.place(*other.span),
        reason=reason,
        firm=firm,
    )
