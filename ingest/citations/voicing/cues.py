"""What a paragraph's wording says about who speaks in it. Pure, linear.

How much each weighs stands in `weights.py`, what a row of paragraphs means in `steps.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.citations.spans import Span
from ingest.citations.voicing.echoes import echoes, is_short_beginning, quoted_again
from ingest.citations.voicing.labels import labelled
from ingest.citations.voicing.layout import Paragraph
from ingest.citations.voicing.speakers import names_speaker, speakers_of
from ingest.citations.voicing.tongues import main_tongue, tongues_of
from ingest.citations.voicing.wording import Found, telling_phrases, telling_signs
from ingest.lexicon.sayings import Index
from ingest.lexicon.sayings_by_language import sayings_index
from ingest.tokens import count_words, tokens_within

_TWICE = 2
_FEW_WORDS = 8
# Of a post so much is read, some 15,000 words: longer ones are pasted logs and books.
_READ_CHARS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What says who speaks, or speaks against it; the span counts in the post's visible text."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one paragraph after the other, knowing the post as a whole."""

    tongue: frozenset[str]
    index: Index
    speakers: frozenset[str]
    all_dressed: bool

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
            all_dressed=all(one.dressed for one in plain),
        )

    def read(self, paragraph: Paragraph, extra: Sequence[Found]) -> tuple[Cue, ...]:
        """The cues of a paragraph; what its layout tells has no other."""
        if paragraph.shape != "plain":
            return _of_layout(paragraph)
        start = paragraph.span[0]
        found = _twice_at_most([*extra, *self._wording(paragraph)])
        return tuple(Cue(name=name, span=(start + a, start + b)) for name, (a, b) in found)

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


def read_cues(paragraphs: Sequence[Paragraph], *, language: str | None) -> list[tuple[Cue, ...]]:
    """The cues of every paragraph, in order; what is too far down has only those of its layout."""
    ends = accumulate(len(one.text) + 1 for one in paragraphs)
    count = sum(end <= _READ_CHARS for end in ends)
    read = paragraphs[:count] or paragraphs[:1]
    reader = _Reader.of(read, language=language)
    extras = _across(read, reader.index)
    cues = [reader.read(one, extra) for one, extra in zip(read, extras, strict=True)]
    return cues + [_of_layout(one) for one in paragraphs[len(read) :]]


def _across(paragraphs: Sequence[Paragraph], index: Index) -> list[list[Found]]:
    """For each paragraph the cues that only a look at the others gives."""
    texts = [one.text for one in paragraphs]
    found: list[list[Found]] = [
        [("echo", (0, len(text)))] * echo + [("speaker's label", (0, label))] * (label > 0)
        for text, echo, label in zip(texts, echoes(texts), labelled(texts, index), strict=True)
    ]
    for text, names in zip(texts, found, strict=True):
        if names and names[0][0] == "echo" and is_short_beginning(text):
            names.append(("echo at once", (0, len(text))))
    for number, later, span in quoted_again(texts, [one.terms for one in paragraphs]):
        found[number].append(("quoted again", (0, len(texts[number]))))
        found[later].append(("quotes again", span))
    if found:
        found[-1].append(("last words", (0, len(texts[-1]))))
    return found


def _of_layout(one: Paragraph) -> tuple[Cue, ...]:
    return () if one.shape in ("plain", "aside") else (Cue(name=one.shape, span=one.span),)


def _twice_at_most(found: Sequence[Found]) -> Iterator[Found]:
    counts: dict[str, int] = {}
    for name, span in found:
        counts[name] = counts.get(name, 0) + 1
        if counts[name] <= _TWICE:
            yield name, span
