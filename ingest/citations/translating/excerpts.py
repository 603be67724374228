"""The passages of a post that may be translations, sentence by sentence. Pure, bounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.citations.spans import Span, inside
from ingest.citations.translating.sentences import sentences_of
from ingest.citations.voices import Voice

# Paragraphs and excerpts of a post that are looked at, of the paragraphs those that look most like
# quotations.
_PARAGRAPHS = _EXCERPTS = 400
_SENTENCES = 40  # of one excerpt; a longer paragraph gives several


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences in a row of one paragraph of a post."""

    sentences: Sequence[Span]  # in the post's visible text
    quoted: Sequence[float]  # how sure it is that the post quotes there, without the statement
    marked: Sequence[bool]  # whether it stands between quotation marks


def excerpts(visible: str, spoken: Sequence[Voice]) -> list[Excerpt]:
    """The paragraphs of a post in order, but for earlier posts that it quotes.

    What stands between quotation marks is cut out of the sentence around it, and is quoted.
    """
    return list(islice(_excerpts(visible, spoken), _EXCERPTS))


def _excerpts(visible: str, spoken: Sequence[Voice]) -> Iterator[Excerpt]:
    own = [one for one in spoken if one.said_by != "earlier post"]
    chosen = sorted(own, key=lambda one: -one.quoted)[:_PARAGRAPHS]
    for voice in sorted(chosen, key=lambda one: one.span):
        start, end = voice.span
        apart = [(first - start, last - start) for first, last in voice.marked]
        found = sentences_of(visible[start:end], apart=apart)
        for at in range(0, len(found), _SENTENCES):
            part = found[at : at + _SENTENCES]
            marked = [inside(apart, *one) for one in part]
            yield Excerpt(
                [(first + start, last + start) for first, last in part],
                [1.0 if within else voice.quoted for within in marked],
                marked,
            )
