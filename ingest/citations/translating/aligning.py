"""Passages of a post beside the paragraphs of a statement that they may translate. Pure, bounded.

Every passage gets its likeliest paragraph here, a commentary's too: whether it is a translation is
decided in `deciding.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.citations.spans import Span
from ingest.citations.translating.comparing import Compared, Sentences, compare, likeliest
from ingest.citations.translating.excerpts import Excerpt
from ingest.citations.translating.following import Stretch, stretches
from ingest.citations.translating.likeness import SIGNS, Likenesses
from ingest.citations.translating.meaning import Meanings
from ingest.citations.translating.narrowing import narrowed
from ingest.citations.translating.ordering import Anchor, in_order
from ingest.citations.translating.statement import Prepared
from ingest.citations.translating.terms import Terms

# Paragraphs that an excerpt is compared with by its sentences, and more for a long excerpt, which
# may follow several.
_COMPARED, _MOST_COMPARED = 8, 24
# What is added to a score in the paragraphs between those that the excerpts before and behind
# follow: enough to decide between two that are alike, too little to lift a stranger (excerpts
# jump).
_ORDER_BONUS = 0.02
# What a passage must reach for others to be put in order by it.
_ANCHOR_SCORE, _ANCHOR_MARGIN = 0.35, 0.1
# A sentence that scores less follows nothing. By a dictionary chance likeness is about 0.2 in texts
# of one topic; without one little is found of true translations either.
_LEAST, _LEAST_UNTOLD = 0.22, 0.1
_NEARLY_NOTHING = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of a post and the stretch of the statement that it resembles most."""

    post: Span
    statement: Span
    paragraph: int  # its number among the statement's paragraphs
    score: float  # 0 to 1
    margin: float  # to the runner-up among the other paragraphs
    evidence: float  # what the words found are worth, in natural logarithms of how rare they are
    quoted: float  # how sure it is without the statement that the post quotes here, 0 to 1
    share: float  # of its paragraph; 1 for what stands between quotation marks
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts, ready to be compared."""

    terms: Terms  # of the post
    likenesses: Likenesses
    statement: Prepared
    meanings: Meanings | None


@dataclass(frozen=True, slots=True)
class _Tried:
    """One excerpt beside the paragraphs that it was compared with."""

    excerpt: Excerpt
    weights: NDArray[np.float32]  # of its sentences
    paragraphs: NDArray[np.intp]  # their numbers
    compared: Sequence[Compared]
    scores: NDArray[np.float32]  # sentences × paragraphs
    meaning: NDArray[np.float32] | None  # likewise, where there is a model


def align(sides: Sides, excerpts: Sequence[Excerpt]) -> list[Candidate]:
    """Candidates in the order of the post, none overlapping another there."""
    tried = [one for excerpt in excerpts if (one := _try(sides, excerpt))]
    found = [list(_candidates(sides, one, np.zeros(len(one.paragraphs)))) for one in tried]
    anchors = [
        Anchor(candidate.post, candidate.paragraph)
        for candidates in found
        for candidate in candidates
        if candidate.score >= _ANCHOR_SCORE and candidate.margin >= _ANCHOR_MARGIN
    ]
    return [
        candidate
        for one in tried
        for candidate in _candidates(
            sides, one, in_order(anchors, one.excerpt.sentences, one.paragraphs)
        )
    ]


def _try(sides: Sides, excerpt: Excerpt) -> _Tried | None:
    sentences = Sentences.of(
        [
            [sides.likenesses.of(term) for term in sides.terms.within(span)]
            for span in excerpt.sentences
        ]
    )
    most = min(_COMPARED + len(excerpt.sentences) // 2, _MOST_COMPARED)
    numbers = likeliest(sentences, most=most)
    if not numbers:
        return None
    compared = [compare(sentences, sides.statement.paragraphs[one], one) for one in numbers]
    scores = np.column_stack([one.scores for one in compared])
    meaning = sides.meanings.compare(excerpt.sentences, numbers) if sides.meanings else None
    if sides.meanings and meaning is not None:
        scores = sides.meanings.joined(scores, meaning)
    return _Tried(excerpt, sentences.weights, np.asarray(numbers), compared, scores, meaning)


def _candidates(sides: Sides, tried: _Tried, order: NDArray[np.float64]) -> Iterator[Candidate]:
    scores = tried.scores + np.where(tried.scores > 0, order * _ORDER_BONUS, 0)
    least = _LEAST if sides.likenesses.told else _LEAST_UNTOLD
    for found in stretches(scores, tried.weights, least=least):
        stretch = _without_introduction(found, tried.excerpt.marked)
        part = slice(stretch.first, stretch.last)
        weights = tried.weights[part] + _NEARLY_NOTHING
        means = weights @ scores[part] / weights.sum()
        others = np.delete(means, stretch.choice)
        spans, quoted = tried.excerpt.sentences[part], tried.excerpt.quoted[part]
        number = int(tried.paragraphs[stretch.choice])
        compared = tried.compared[stretch.choice]
        signals = _signals(tried, stretch) | {"order": float(order[stretch.choice])}
        yield Candidate(
            post=(spans[0][0], spans[-1][1]),
            statement=narrowed(sides.statement.paragraphs[number], compared, part),
            paragraph=number,
            score=min(float(means[stretch.choice]), 1.0),
            margin=float(means[stretch.choice] - others.max(initial=0)),
            evidence=compared.evidence(part),
            quoted=float(np.average(quoted, weights=weights)),
            share=_share(tried.excerpt, part),
            signals=signals,
        )


def _without_introduction(stretch: Stretch, marked: Sequence[bool]) -> Stretch:
    """What of a stretch stands between quotation marks, if anything does: not who said it."""
    inside = [at for at in range(stretch.first, stretch.last) if marked[at]]
    return Stretch(inside[0], inside[-1] + 1, stretch.choice) if inside else stretch


def _share(excerpt: Excerpt, part: slice) -> float:
    if all(excerpt.marked[part]):
        return 1.0
    (start, _), (_, end) = excerpt.sentences[part][0], excerpt.sentences[part][-1]
    return (end - start) / (excerpt.sentences[-1][1] - excerpt.sentences[0][0])


def _signals(tried: _Tried, stretch: Stretch) -> dict[str, float]:
    """By name the share of the passage's words, weighed by rarity, that each sign has found."""
    part = slice(stretch.first, stretch.last)
    whole = max(float(tried.weights[part].sum()), _NEARLY_NOTHING)
    found = tried.compared[stretch.choice].by_sign(part) / whole
    signals: dict[str, float] = {
        sign: float(share) for sign, share in zip(SIGNS, found, strict=True) if share > 0
    }
    if tried.meaning is not None:
        signals["vectors"] = float(tried.meaning[part, stretch.choice].mean())
    return signals
