"""What a paragraph's wording says about who speaks in it. Pure, linear.

How much each weighs stands in `weights.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ingest.citations.spans import Span
from ingest.citations.voicing.chain import Step
from ingest.citations.voicing.echoes import echoes, quoted_again
from ingest.citations.voicing.labels import labelled
from ingest.citations.voicing.layout import Paragraph
from ingest.citations.voicing.speakers import names_speaker, speakers_of
from ingest.citations.voicing.tongues import main_tongue, tongues_of
from ingest.citations.voicing.weights import (
    CERTAIN,
    CLOSED_BY_LAYOUT,
    CLOSES,
    OPENED_BY_ADDRESS,
    OPENED_BY_FIRST,
    OPENS,
    SET_APART,
    WEIGHTS,
)
from ingest.citations.voicing.wording import Found, telling_phrases, telling_signs
from ingest.lexicon.sayings import Index
from ingest.lexicon.sayings_by_language import sayings_index
from ingest.tokens import count_words, tokens_within

_TWICE = 2
_OPENS_WITHIN = 120  # characters from the end: the last sentence
_FEW_WORDS = 8
# Of a post so much is read, some 15,000 words: longer ones are pasted logs and books.
_READ_CHARS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What says who speaks, or speaks against it; the span counts in the post's visible text."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A paragraph's cues, and its step in the chain; None for what the chain passes over."""

    cues: tuple[Cue, ...]
    step: Step | None


@dataclass(slots=True)
class _Reader:
    """Reads one paragraph after the other and keeps what each says about the next."""

    tongue: frozenset[str]
    index: Index
    speakers: frozenset[str]
    set_apart: bool
    all_dressed: bool
    opened: float = field(default=0.0)
    closed: float = field(default=0.0)

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], *, language: str | None) -> "_Reader":
        """What is known of the post as a whole."""
        plain = [one for one in paragraphs if one.shape == "plain"]
        tongue = main_tongue([one.text for one in plain], language=language)
        index = sayings_index(tongue)
        return cls(
            tongue=tongue,
            index=index,
            speakers=speakers_of([one.text for one in plain], index),
            set_apart=any(one.shape in ("quoted block", "between marks") for one in paragraphs),
            all_dressed=all(one.dressed for one in plain),
        )

    def read(self, paragraph: Paragraph, extra: Sequence[Found]) -> Reading:
        """The cues of the next paragraph."""
        whole = Cue(name=paragraph.shape, span=paragraph.span)
        if paragraph.shape == "earlier post":
            self.opened, self.closed = 0.0, CLOSED_BY_LAYOUT
            return Reading((whole,), None)
        if paragraph.shape == "aside":
            self.opened += OPENED_BY_ADDRESS if "/" in paragraph.text else 0.0
            return Reading((), None)
        if paragraph.shape in ("quoted block", "between marks"):
            step = Step(CERTAIN, self.opened, self.closed)
            self.opened, self.closed = 0.0, CLOSED_BY_LAYOUT
            return Reading((whole,), step)
        return self._read_wording(paragraph, [*extra, *self._wording(paragraph)])

    def _read_wording(self, paragraph: Paragraph, found: Sequence[Found]) -> Reading:
        kept = list(_twice_at_most(found))
        weight = sum(WEIGHTS[name] for name, _ in kept) + SET_APART * self.set_apart
        closing = sum(CLOSES.get(name, 0.0) for name in {name for name, _ in kept})
        step = Step(weight, self.opened, self.closed + closing)
        start = paragraph.span[0]
        self.opened = _opens(found, len(paragraph.text)) + (0.0 if start else OPENED_BY_FIRST)
        self.closed = 0.0
        cues = (Cue(name=name, span=(start + a, start + b)) for name, (a, b) in kept)
        return Reading(tuple(cues), step)

    def _wording(self, paragraph: Paragraph) -> Iterator[Found]:
        text = paragraph.text
        yield from telling_phrases(text, self.index)
        yield from telling_signs(text)
        yield from self._speakers_named(text)
        whole = (0, len(text))
        if paragraph.dressed and not self.all_dressed:
            yield "set in italics", whole
        if paragraph.kind == "heading":
            yield "heading", whole
        if count_words(text) <= _FEW_WORDS:
            yield "few words", whole
        here = tongues_of(text)
        if here and self.tongue and here.isdisjoint(self.tongue):
            yield "other language", whole

    def _speakers_named(self, text: str) -> Iterator[Found]:
        if self.speakers:
            words = tokens_within(text, [(0, len(text))])
            for word, start, end in zip(words.texts, words.starts, words.ends, strict=True):
                if names_speaker(self.speakers, word.casefold()):
                    yield "speaker named", (start, end)


def read_cues(paragraphs: Sequence[Paragraph], *, language: str | None) -> list[Reading]:
    """The cues of every paragraph, in order; what is too far down has only those of its layout."""
    ends = accumulate(len(one.text) + 1 for one in paragraphs)
    count = sum(end <= _READ_CHARS for end in ends)
    read = paragraphs[:count] or paragraphs[:1]
    reader = _Reader.of(read, language=language)
    extras = _across(read, reader.index)
    readings = [reader.read(one, extra) for one, extra in zip(read, extras, strict=True)]
    return readings + [_unread(one) for one in paragraphs[len(read) :]]


def _across(paragraphs: Sequence[Paragraph], index: Index) -> list[list[Found]]:
    """For each paragraph the cues that only a look at the others gives."""
    texts = [one.text for one in paragraphs]
    found: list[list[Found]] = [
        [("echo", (0, len(text)))] * echo + [("speaker's label", (0, label))] * (label > 0)
        for text, echo, label in zip(texts, echoes(texts), labelled(texts, index), strict=True)
    ]
    for number, later, span in quoted_again(texts, [one.terms for one in paragraphs]):
        found[number].append(("quoted again", (0, len(texts[number]))))
        found[later].append(("quotes again", span))
    if found:
        found[-1].append(("last words", (0, len(texts[-1]))))
    return found


def _unread(paragraph: Paragraph) -> Reading:
    cue = Cue(name=paragraph.shape, span=paragraph.span)
    if paragraph.shape in ("quoted block", "between marks"):
        return Reading((cue,), Step(CERTAIN))
    return Reading((cue,) if paragraph.shape == "earlier post" else (), None)


def _twice_at_most(found: Sequence[Found]) -> Iterator[Found]:
    counts: dict[str, int] = {}
    for name, span in found:
        counts[name] = counts.get(name, 0) + 1
        if counts[name] <= _TWICE:
            yield name, span


def _opens(found: Sequence[Found], length: int) -> float:
    late = {name for name, (_, end) in found if end + _OPENS_WITHIN >= length}
    return max((OPENS.get(name, 0.0) for name in late), default=0.0)
