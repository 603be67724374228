"""Translated passages: posts that translate passages of a statement that they cite, written by us.

With the dictionaries that are installed here, and without any. Half of the posts are held out: no
weight or threshold was fitted on them (ops/decisions/0031 says what was seen of them all the same).
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ingest.citations.translating.aligning import Candidate
from ingest.citations.translating.deciding import is_translation, surety
from ingest.citations.translations import Dictionary, find_candidates
from ingest.dictionaries.dictionaries import Dictionaries
from schemas.records.texts import RichText
from tests.evaluation.citations.sections import Counts, Figure, Section
from tests.evaluation.citations.translated import Span, Translated, WrittenPair, written_pairs

_BAR = 0.95  # TEXT.md, Targets: passage to its paragraph, no model
_FOLDERS = (Path("/usr/share/trans"), Path("/usr/share/dictd"))
# Share of common characters of both spans from which a passage of a post is found at its place.
_LOCATED = 0.5
_SHORT = 3  # paragraphs of a statement that is cut down


@dataclass(frozen=True, slots=True)
class Aligned:
    """One post aligned with its statement."""

    pair: WrittenPair
    told: bool  # by a dictionary
    candidates: Sequence[Candidate]

    @property
    def called(self) -> list[Candidate]:
        """The candidates that are called translations."""
        paragraphs = len(self.pair.statement.blocks)
        return [
            one
            for one in self.candidates
            if is_translation(one, paragraphs=paragraphs, told=self.told)
        ]

    def paragraph_of(self, wanted: Translated) -> int | None:
        """The paragraph that is first for a passage, called a translation or not."""
        best = max(self.candidates, key=lambda one: _common(one.post, wanted.post), default=None)
        return best.paragraph if best and _common(best.post, wanted.post) else None

    def right(self, found: Candidate) -> Translated | None:
        """What a candidate has found: the same passage of the post and the same paragraph."""
        for wanted in self.pair.truth:
            if wanted.paragraph == found.paragraph and _alike(found.post, wanted.post) >= _LOCATED:
                return wanted
        return None


def measure() -> Section:
    """All figures; a pair of languages without a dictionary here is measured without one."""
    told = [aligned(pair, dictionary_between(*pair.languages)) for pair in written_pairs()]
    untold = [aligned(pair, None) for pair in written_pairs()]
    without = sorted({"-".join(one.pair.languages) for one in told if not one.told})
    figures = [
        *_figures("", told),
        *_others(told),
        *_figures("without dictionary, ", untold, bars=False),
    ]
    statements = len({one.pair.statement for one in told})
    note = f"; no dictionary here for {', '.join(without)}" if without else ""
    return Section(
        title="translations",
        measured_on=f"{len(told)} posts on {statements} statements, written by us{note}",
        figures=figures,
        misses=[line for one in told for line in _misses(one)],
    )


@cache
def dictionaries() -> Dictionaries:
    """Those installed here; what is made of them is kept beside other temporary files."""
    return Dictionaries(Path(tempfile.gettempdir()) / "palimpsest-dictionaries", _FOLDERS)


def dictionary_between(one: str, other: str) -> Dictionary | None:
    """From words of one language to those of the other, where it is installed."""
    return dictionaries().between(one, other)


def aligned(pair: WrittenPair, dictionary: Dictionary | None) -> Aligned:
    """All candidates of one post."""
    found = find_candidates(
        pair.post, pair.statement, languages=pair.languages, dictionary=dictionary
    )
    return Aligned(pair, dictionary is not None, found)


def _figures(name: str, all_of: Sequence[Aligned], *, bars: bool = True) -> Iterator[Figure]:
    halves = {"tuned": False, "held out": True}
    for half, held in halves.items():
        part = [one for one in all_of if one.pair.held_out == held]
        yield _top(f"{name}top-1, {half}", part, _BAR if bars else None)
        counts = counted(part)
        yield Figure(what=f"{name}precision of those called, {half}", value=counts.precision)
        yield Figure(what=f"{name}recall of those called, {half}", value=counts.recall)
        yield Figure(what=f"{name}AUC, {half}", value=area(part))
        yield Figure(what=f"{name}both ends exact, of the right ones, {half}", value=_exact(part))
    for languages in sorted({one.pair.languages for one in all_of}):
        part = [one for one in all_of if one.pair.languages == languages]
        counts = counted(part)
        pair = f"{name}{'-'.join(languages)}"
        yield _top(f"{pair}: top-1", part, None)
        yield Figure(what=f"{pair}: precision", value=counts.precision)
        yield Figure(what=f"{pair}: recall", value=counts.recall)


def _others(told: Sequence[Aligned]) -> Iterator[Figure]:
    """The same posts beside longer and shorter statements."""
    pairs = [one.pair for one in told]
    sets = {
        "beside all statements of its language": [_lengthened(pair, pairs) for pair in pairs],
        f"statements cut to {_SHORT} paragraphs": [part for pair in pairs for part in _cut(pair)],
    }
    for name, altered in sets.items():
        counts = counted(aligned(one, dictionary_between(*one.languages)) for one in altered)
        yield Figure(what=f"{name}: precision", value=counts.precision)
        yield Figure(what=f"{name}: recall", value=counts.recall)


def _lengthened(pair: WrittenPair, pairs: Sequence[WrittenPair]) -> WrittenPair:
    """With the paragraphs of all other statements of its language behind its own."""
    others = dict.fromkeys(one.statement for one in pairs if one.languages[1] == pair.languages[1])
    behind = [block for one in others if one != pair.statement for block in one.blocks]
    return replace(pair, statement=RichText(blocks=(*pair.statement.blocks, *behind)))


def _cut(pair: WrittenPair) -> Iterator[WrittenPair]:
    """Its statement in pieces, each with what translates it; the whole post beside each."""
    blocks = pair.statement.blocks
    for at in range(0, len(blocks) - _SHORT + 1, _SHORT):
        offset = sum(len(block.text) + 1 for block in blocks[:at])
        truth = [
            Translated(
                one.post,
                (one.statement[0] - offset, one.statement[1] - offset),
                one.paragraph - at,
            )
            for one in pair.truth
            if at <= one.paragraph < at + _SHORT
        ]
        statement = RichText(blocks=blocks[at : at + _SHORT])
        yield replace(pair, statement=statement, truth=tuple(truth))


def _top(what: str, part: Iterable[Aligned], bar: float | None) -> Figure:
    first = [
        one.paragraph_of(wanted) == wanted.paragraph for one in part for wanted in one.pair.truth
    ]
    return Figure(what=f"{what} of {len(first)}", value=sum(first) / len(first), bar=bar)


def counted(part: Iterable[Aligned]) -> Counts:
    """Passages called translations, against those that are."""
    right = wrong = wanted = 0
    for one in part:
        found = [one.right(candidate) for candidate in one.called]
        right += len({each for each in found if each})
        wrong += sum(each is None for each in found)
        wanted += len(one.pair.truth)
    return Counts(right, wrong, wanted - right)


def area(part: Iterable[Aligned]) -> float:
    """How often a right candidate is surer than a wrong one."""
    sides: tuple[list[float], list[float]] = ([], [])
    for one in part:
        for candidate in one.candidates:
            weight = surety(candidate, paragraphs=len(one.pair.statement.blocks))
            sides[one.right(candidate) is None].append(weight)
    right, wrong = sides
    ahead = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return ahead / (len(right) * len(wrong)) if right and wrong else 1.0


def _exact(part: Iterable[Aligned]) -> float:
    exact = [
        candidate.post == wanted.post and candidate.statement == wanted.statement
        for one in part
        for candidate in one.called
        if (wanted := one.right(candidate))
    ]
    return sum(exact) / len(exact) if exact else 1.0


def _misses(one: Aligned) -> Iterator[str]:
    """Wrong ones, those whose ends are not exact, and missing ones."""
    post, statement = one.pair.post.visible, one.pair.statement.visible
    found = [(candidate, one.right(candidate)) for candidate in one.called]
    for candidate, wanted in found:
        texts = f"“{post[slice(*candidate.post)]}” – “{statement[slice(*candidate.statement)]}”"
        if wanted is None:
            yield f"{one.pair.name}: wrong: {texts}"
        elif (candidate.post, candidate.statement) != (wanted.post, wanted.statement):
            yield f"{one.pair.name}: ends: {texts}"
    for wanted in one.pair.truth:
        if wanted not in {each for _, each in found}:
            place = "first" if one.paragraph_of(wanted) == wanted.paragraph else "not first"
            yield f"{one.pair.name}: missing ({place}): “{post[slice(*wanted.post)]}”"


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _alike(one: Span, other: Span) -> float:
    return _common(one, other) / (max(one[1], other[1]) - min(one[0], other[0]))
