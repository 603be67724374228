"""One citation in a letter: how sure it is, and its passages beside the statement's. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.alerts.safe import one_line, web_address
from ingest.alerts.wording import statement_name

Payload = dict[str, Any]

# Of one citation so many passages are shown, each so long: the rest is on the page of the post.
_PASSAGES = 3
_PASSAGE = 600
# Of one passage so many places where it says something else.
_MISMATCHES = 5
_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPassage:
    """A passage of the post, what it reproduces, and where it says something else."""

    sides: tuple[tuple[str, str], ...]  # side, passage
    differs: tuple[str, ...]  # `number: 6 in the post, 8 in the statement`


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedLine:
    """One citation with the passages on both sides, where the payload brings them."""

    name: str
    judged: str  # `by url, certain, held`
    why: str  # the reasons for that certainty; empty where there is nothing to explain
    url: str
    link: str | None  # the same address where it may be a link
    passages: tuple[CitedPassage, ...]


def cited_line(citation: Payload) -> CitedLine:
    """What a letter says of a citation of a payload."""
    url = citation.get("post_url") or citation["url"]
    return CitedLine(
        name=_name(citation),
        judged=", ".join(_judged(citation)),
        why=one_line("; ".join(citation.get("reasons") or ()), _PASSAGE),
        url=one_line(url, 500),
        link=web_address(url),
        passages=tuple(_passages(citation)),
    )


def mismatch_line(mismatch: Payload) -> str:
    """A mismatch as one line; what the evidence only suggests is not said as a fact."""
    kind = mismatch["kind"] if mismatch["firm"] else f"perhaps {mismatch['kind']}"
    return one_line(f"{kind}: {mismatch['reason']}", _REASON)


def _name(citation: Payload) -> str:
    """Where the document is the statement, the line is about the post that cites it."""
    if not citation.get("post_url"):
        title = one_line(citation.get("title") or "", 90)
        name = statement_name(citation)
        return f"{name}, “{title}”" if title and title not in name else name
    return f"post by {one_line(citation.get('post_author') or 'an unknown author', 40)}"


def _judged(citation: Payload) -> Iterator[str]:
    yield f"by {citation['method']}"
    yield citation.get("certainty") or f"{citation['confidence'] * 100:.0f} %"
    if citation.get("verdict") == "confirmed":
        yield "confirmed by a person"
    yield citation["status"]


def _passages(citation: Payload) -> Iterator[CitedPassage]:
    for quotation in citation["quotations"][:_PASSAGES]:
        translated = quotation.get("method") == "translation"
        named = (("post", "post_text"), ("statement", "statement_text"))
        sides = tuple(
            (f"{side}, translated" if translated and side == "post" else side,
             one_line(quotation[text], _PASSAGE))
            for side, text in named
            if quotation.get(text)
        )  # fmt: skip
        found = quotation.get("mismatches") or ()
        if sides:
            yield CitedPassage(sides=sides, differs=tuple(map(mismatch_line, found[:_MISMATCHES])))
