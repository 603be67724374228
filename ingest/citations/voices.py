"""Whose words each paragraph of a post is: its author's, a quoted one's, an earlier post's. Pure.

Structure first (quoted blocks, BBCode, `> `, italics, quotation marks), then cues, weighed along
the row of paragraphs (TEXT.md, "Quoted passages and commentary"). Never looks at a statement:
whether a passage translates one is told by its alignment, and both together decide. Bounded: linear
in the length of the post.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.citations.spans import Span
from ingest.citations.voicing.chain import weigh_voices
from ingest.citations.voicing.contrast import contrasted
from ingest.citations.voicing.cues import Cue, read_cues
from ingest.citations.voicing.layout import Paragraph, lay_out
from ingest.citations.voicing.steps import steps_of
from ingest.citations.voicing.weights import CERTAIN
from schemas.records.texts import RichText

SaidBy = Literal["author", "quoted", "earlier post"]

# From here on a paragraph is called quoted. The share is a probability: this errs least.
_QUOTED = 0.5
_KEPT = 4  # posts kept read: for the sources, and for each statement that they may translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One block of a post and who speaks in it; spans count characters of its visible text."""

    span: Span
    said_by: SaidBy
    quoted: float  # how sure it is that somebody else than the post's author speaks, 0 to 1
    cues: tuple[Cue, ...]  # what says so, or speaks against it
    marked: tuple[Span, ...]  # passages between quotation marks inside, without terms


@lru_cache(maxsize=_KEPT)
def voices(post: RichText, *, language: str | None = None) -> tuple[Voice, ...]:
    """One voice for each block of the post, in order.

    `language` is that of the post as a whole (two-letter code), where it is known.
    """
    paragraphs = lay_out(post)
    cues = read_cues(paragraphs, language=language)
    steps = list(steps_of(paragraphs, cues))
    shares = iter(weigh_voices(contrasted([step for step in steps if step], sure=CERTAIN)))
    return tuple(
        _voice(paragraph, found, next(shares) if step else 0.0)
        for paragraph, found, step in zip(paragraphs, cues, steps, strict=True)
    )


def _voice(paragraph: Paragraph, cues: tuple[Cue, ...], quoted: float) -> Voice:
    said_by: SaidBy = "quoted" if quoted >= _QUOTED else "author"
    if paragraph.shape == "earlier post":
        said_by, quoted = "earlier post", 1.0
    return Voice(
        span=paragraph.span,
        said_by=said_by,
        quoted=round(quoted, 3),
        cues=cues,
        marked=paragraph.marked,
    )
