"""Which parts of a post are an earlier post, quoted. Pure.

An address or passage inside belongs to whoever wrote the earlier post: it is inherited, and no
evidence of what this post says about a statement (FORUMS.md, the quote forms of the engines). A
quoted block that names nobody is not taken for one: people set statements that way too.
"""

import re

from ingest.citations.spans import Span, merged
from schemas.records.texts import Block, RichText

# `<blockquote cite=…>` gives an address. WoltLab's names a post (#post5, ?postID=5); what names no
# post is the page that the author quotes from, as HTML means it.
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_POST_ADDRESS = re.compile(
    r"[#?&](?:p|pid|post|postid|posting|msg|comment|entry)[-_=]?\d|/(?:posts?|posting|p)[-/]\d",
    re.IGNORECASE,
)
_MAIL_QUOTE = re.compile(r"\|?>(?!\s?\d)")  # "> 50 %" is a number compared
# BBCode that a feed left as text: [quote=Anna], [quote="Anna, post: 5"], [QUOTE=Anna;123],
# [quote author=Anna link=topic=7.msg9#msg9 date=1].
CODE = re.compile(r"\[quote(?P<name>(?:=| author=)[^\]\n]{1,200})?\]|\[/quote\]", re.IGNORECASE)


def earlier_posts(text: RichText) -> list[Span]:
    """Spans of the visible text that quote an earlier post, in order and without overlap."""
    return merged([*_quoted_blocks(text), *quoted_codes(text.visible, named=True)])


def _quoted_blocks(text: RichText) -> list[Span]:
    spans: list[Span] = []
    offset = 0
    for block in text.blocks:
        if is_earlier_post(block):
            spans.append((offset, offset + len(block.text)))
        offset += len(block.text) + 1
    return spans


def is_earlier_post(block: Block) -> bool:
    """A quoted block that names a post or a person, or a line that begins as mail quotes do."""
    if block.kind == "code":
        return False
    if block.kind != "quote" or not block.quote_of:
        return _MAIL_QUOTE.match(block.text) is not None
    return not _ADDRESS.match(block.quote_of) or bool(_POST_ADDRESS.search(block.quote_of))


def quoted_codes(visible: str, *, named: bool = False) -> list[Span]:
    """Outermost `[quote]` codes of a feed's text, with the codes; if `named` those with a name.

    One that nobody closes ends with its line, not with the post.
    """
    spans: list[Span] = []
    counted: list[bool] = []  # of the codes that are open: whether they are looked for
    depth, start = 0, -1
    for code in CODE.finditer(visible):
        if code[0][1] != "/":
            counts = not named or code["name"] is not None
            if counts and not depth:
                start = code.start()
            counted.append(counts)
            depth += counts
        elif counted and counted.pop():
            depth -= 1
            if not depth:
                spans.append((start, code.end()))
    if depth:
        end = visible.find("\n", start)
        spans.append((start, len(visible) if end < 0 else end))
    return spans
