"""What the layout of a post says about its paragraphs: blocks, codes, marks. Pure, linear."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from ingest.citations.earlier_posts import earlier_posts, quoted_codes
from ingest.citations.marks import marked_passages, passages_over_paragraphs, quoted_passages
from ingest.citations.spans import Span, merged, span_touching
from schemas.records.texts import Block, RichText

# `aside`: an address or a rule alone on its line, which neither begins nor ends a quotation.
Shape = Literal["plain", "earlier post", "quoted block", "between marks", "aside"]

_ASIDE = re.compile(r"\W*(?:https?://\S+|www\.\S+)\W*|[^\w\s.…]{2,}[^\w.…]*|[*#•_]+")
# Of a paragraph between marks; the rest is "said the minister", "he went on".
_MOSTLY = 0.6
_ALL = 0.9  # of a paragraph in italics: a last sign or a name in front may stand upright
_LEAST_CHARS = 25  # shorter ones in italics or bold are headings and terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One block of a post and how it is set."""

    span: Span  # in the visible text of the post
    text: str
    kind: str
    shape: Shape
    marked: tuple[Span, ...]  # passages between quotation marks, in the visible text of the post
    terms: tuple[Span, ...]  # the same with terms of a few words, in `text`
    dressed: bool  # wholly in italics or bold


def lay_out(post: RichText) -> list[Paragraph]:
    """The blocks of a post in order."""
    visible = post.visible
    earlier = earlier_posts(post)
    codes = quoted_codes(visible)
    marked = merged([*marked_passages(visible), *passages_over_paragraphs(visible)])
    telling = quoted_passages(visible)
    result: list[Paragraph] = []
    offset = 0
    for block in post.blocks:
        span = (offset, offset + len(block.text))
        offset = span[1] + 1
        shape = _shape(block, span, earlier=earlier, codes=codes, marked=marked)
        result.append(
            Paragraph(
                span=span,
                text=block.text,
                kind=block.kind,
                shape=shape,
                marked=tuple(_within(telling, span)),
                terms=_inside(marked, span),
                dressed=_is_dressed(block),
            )
        )
    return result


def _shape(
    block: Block, span: Span, *, earlier: list[Span], codes: list[Span], marked: list[Span]
) -> Shape:
    if _covered(earlier, span) > _MOSTLY:
        return "earlier post"
    if block.kind == "quote" or _covered(codes, span) > _MOSTLY:
        return "quoted block"
    if _ASIDE.fullmatch(block.text):
        return "aside"
    return "between marks" if _covered(marked, span) > _MOSTLY else "plain"


def _covered(spans: list[Span], span: Span) -> float:
    """Which share of a span's characters these cover; no share of a few short words."""
    start, end = span
    inside = [(max(a, start), min(b, end)) for a, b in _within(spans, span)]
    return sum(b - a for a, b in inside) / (end - start) if end > start else 0.0


def _within(spans: list[Span], span: Span) -> list[Span]:
    """Those of these spans in order that touch one."""
    first = span_touching(spans, *span)
    if first is None:
        return []
    return spans[first : bisect_left(spans, span[1], key=_start_of)]


def _inside(spans: list[Span], span: Span) -> tuple[Span, ...]:
    """The parts of these spans that lie in one, counted from its start."""
    start, end = span
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in _within(spans, span))


def _start_of(span: Span) -> int:
    return span[0]


def _is_dressed(block: Block) -> bool:
    if len(block.text) < _LEAST_CHARS or block.kind == "heading":
        return False
    return sum(b - a for a, b in merged(block.emphasis)) >= _ALL * len(block.text)
