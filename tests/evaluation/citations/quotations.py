"""Quotations without an address: which statement a post quotes, in which passage, and how sure.

Every post is searched among all statements; what a real index would propose is taken from a small
one of the same rule (shared word-4-grams that stand in at most 32 statements).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.citations.candidates import Candidate
from ingest.citations.quotations import find_quotations
from ingest.citations.sources import MOST_CANDIDATES, find_sources
from ingest.citations.words import words_of
from schemas.records.citations import Certainty, FoundCitation
from tests.evaluation.citations.overlaps import Overlaps
from tests.evaluation.citations.quotation_cases import Case, cases
from tests.evaluation.citations.quotation_statements import Statement, statements
from tests.evaluation.citations.sections import Counts, Figure, Section

_SHINGLE, _BOUND = 4, 32
_TOLD: tuple[Certainty, ...] = ("certain", "likely")
_BARS = {"certain": 0.99, "likely": 0.9}
_NAMED = 3  # misses of one kind that are listed


@dataclass(frozen=True)
class Found:
    """A case and what was found in it."""

    case: Case
    citations: tuple[FoundCitation, ...]

    def right(self, citation: FoundCitation) -> bool:
        """Whether the post truly quotes that statement."""
        return citation.statement_key in self.case.keys


class SmallIndex:
    """Statements by their shingles: the rule of TEXT.md, in memory."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._holders: dict[tuple[str, ...], set[int]] = {}
        for number, one in enumerate(candidates):
            for shingle in _shingles(one.text):
                self._holders.setdefault(shingle, set()).add(number)

    def candidates(self, visible: str) -> list[Candidate]:
        """What shares a shingle with this text, most of them first."""
        shared: Counter[int] = Counter()
        for shingle in _shingles(visible):
            holders = self._holders.get(shingle, set())
            if len(holders) <= _BOUND:
                shared.update(holders)
        return [self._candidates[number] for number, _ in shared.most_common(MOST_CANDIDATES)]


def _shingles(visible: str) -> set[tuple[str, ...]]:
    folded = words_of(visible).folded
    return {tuple(folded[at : at + _SHINGLE]) for at in range(len(folded) - _SHINGLE + 1)}


@cache
def searched() -> tuple[Found, ...]:
    """Every post with what is found in it."""
    return search(statements(), cases(statements()))


def search(held: Sequence[Statement], posts: Iterable[Case]) -> tuple[Found, ...]:
    """These posts among these statements."""
    index = SmallIndex([one.candidate for one in held])
    return tuple(Found(post, _sources(post, index)) for post in posts)


def _sources(case: Case, index: SmallIndex) -> tuple[FoundCitation, ...]:
    found = find_sources(
        case.post, index.candidates(case.post.visible), published_at=case.published_at
    )
    return tuple(each.citation for each in found)


def compared(held: Sequence[Statement], posts: Iterable[Case]) -> tuple[Found, ...]:
    """These posts against the statements that they take from, as if they gave the addresses."""
    by_key = {one.candidate.statement_key: one.candidate for one in held}
    return tuple(
        Found(post, tuple(_known(post, by_key[key]) for key in sorted(post.keys))) for post in posts
    )


def _known(case: Case, statement: Candidate) -> FoundCitation:
    return FoundCitation(
        method="url",
        url=statement.url,
        statement_key=statement.statement_key,
        publisher=None,
        language=case.language,
        confidence=1.0,
        quotations=find_quotations(case.post, statement.text),
    )


def measure() -> Section:
    """All figures."""
    found = searched()
    known = compared(statements(), cases(statements()))
    figures: list[Figure] = []
    for half, held_out in (("tuned", False), ("held out", True)):
        figures += _cited([one for one in known if one.case.held_out is held_out], half)
        figures += _figures(half, [one for one in found if one.case.held_out is held_out])
    return Section(
        title="quotations",
        measured_on=f"{len(found)} posts against {len(statements())} statements in 5 languages,"
        " written by us, half held out; noise 0 to 10 %",
        figures=figures,
        misses=[*_misses(found)],
    )


def _cited(known: Sequence[Found], half: str) -> Iterator[Figure]:
    overlaps = Overlaps.of(known, ("certain",))
    yield Figure(what=f"statement cited: plagdet, {half}", value=overlaps.plagdet, bar=0.95)
    yield Figure(
        what=f"statement cited: P by characters, {half}", value=overlaps.precision, bar=0.99
    )
    yield Figure(what=f"statement cited: R by characters, {half}", value=overlaps.recall)
    yield Figure(
        what=f"statement cited: ends within one word, {half}", value=overlaps.ends, bar=0.9
    )


def _figures(half: str, found: Sequence[Found]) -> Iterator[Figure]:
    told = Overlaps.of(found, _TOLD)
    every = Overlaps.of(found, (*_TOLD, "possible"))
    yield Figure(what=f"plagdet, {half}", value=told.plagdet, bar=0.95)
    yield Figure(what=f"P by characters, {half}", value=told.precision, bar=0.99)
    yield Figure(what=f"R by characters, {half}", value=told.recall)
    yield Figure(what=f"ends within one word, {half}", value=told.ends, bar=0.9)
    yield Figure(what=f"plagdet with possible ones, {half}", value=every.plagdet)
    yield Figure(what=f"R by characters with possible ones, {half}", value=every.recall)
    for certainty in (*_TOLD, "possible"):
        counts = by_class(found)[certainty]
        yield Figure(
            what=f"precision of {certainty} ({counts.right + counts.wrong}), {half}",
            value=counts.precision,
            bar=_BARS.get(certainty),
        )


def by_class(found: Sequence[Found]) -> Mapping[str, Counts]:
    """Citations of each class, right and wrong."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one in found:
        for citation in one.citations:
            (right if one.right(citation) else wrong)[citation.certainty] += 1
    return {each: Counts(right[each], wrong[each], 0) for each in (*_TOLD, "possible")}


def _misses(found: Sequence[Found]) -> Iterator[str]:
    for one in found:
        keys = {each.statement_key for each in one.citations}
        name = f"{one.case.name} ({one.case.recipe})"
        for key in sorted(one.case.keys - keys):
            yield f"{name}: {key} not found"
        for each in one.citations:
            if not one.right(each):
                yield f"{name}: {each.statement_key} is no source, {each.certainty}: " + "; ".join(
                    each.reasons
                )
