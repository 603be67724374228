"""One citation in a letter: how sure it is, and its passages beside the statement's. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.alerts.citation_clauses import manner, of_status
from ingest.alerts.mismatches import mismatch_line
from ingest.alerts.names import WIDE, person, statement_name
from ingest.alerts.phrases import DEFAULT, Phrases, yes_no
from ingest.alerts.safe import one_line, plain, web_address

Payload = dict[str, Any]
Now = Callable[[str], str | None]  # how a passage of the edited text reads now, visible text

# Of the citations that no event touched so many are shown with their passages.
_HELD_SHOWN = 3

# Of one citation so many passages are shown, each so long: the rest is on the page of the post.
_PASSAGES = 3
_PASSAGE = 600
# Of one passage so many places where it says something else.
_MISMATCHES = 5

# Statuses after which the passages are those of the earlier text.
_NO_LONGER = ("lost", "changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPassage:
    """A passage of the post, what it reproduces, and where it says something else."""

    sides: tuple[tuple[str, str], ...]  # side, passage
    differs: tuple[str, ...]  # `number: 6 in the post, 8 in the statement`


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedLine:
    """One citation with the passages on both sides, where the payload brings them."""

    name: str
    judged: str  # `by its address, certain`
    why: str  # the reasons for that certainty; empty where there is nothing to explain
    url: str
    link: str | None  # the same address where it may be a link
    passages: tuple[CitedPassage, ...]


def cited_lines(body: Payload, *, now: Now, say: Phrases, most: int) -> tuple[CitedLine, ...]:
    """What a letter says of `most` citations of a safe payload: those first that an event touched.

    `now` tells how a passage of the edited text reads in the later one, None where that is not
    known. Of those that merely stand there the first show their passages, the others only where.
    """
    edited = body["document"]["kind"]
    ordered = sorted(body.get("citations") or (), key=lambda each: each["status"] == "held")
    touched = sum(each["status"] != "held" for each in ordered)
    return tuple(
        _cited_line(citation, edited, now if place < touched + _HELD_SHOWN else None, say)
        for place, citation in enumerate(ordered[:most])
    )


def _cited_line(citation: Payload, edited: str, now: Now | None, say: Phrases) -> CitedLine:
    url = citation.get("post_url") or citation["url"]
    reasons = citation.get("reasons") or () if say.language == DEFAULT else ()
    return CitedLine(
        name=_name(citation, say),
        judged=_judged(citation, say),
        why=one_line("; ".join(reasons), _PASSAGE) if now else "",
        url=one_line(url, 500),
        link=web_address(url),
        passages=tuple(_passages(citation, edited, now, say)) if now else (),
    )


def became(body: Payload, say: Phrases) -> tuple[str, ...]:
    """One sentence for each citation that an event brought, took or broke."""
    if body["document"]["kind"] == "statement":
        broken = {each.get("post_id") or each["url"] for each in of_status(body, "changed")}
        return (say("became-broken", n=len(broken)),) if broken else ()
    return tuple(
        say(f"became-{status}", manner=manner([each]), statement=statement_name(each, say))
        for status in ("lost", "changed", "new")
        for each in of_status(body, status)
    )


def _name(citation: Payload, say: Phrases) -> str:
    """Where the document is the statement, the line is about the post that cites it."""
    if citation.get("post_url"):
        author = person(citation.get("post_author") or "", say, WIDE)
        return say("post-by", author=author) if author else say("post-unsigned")
    title = one_line(citation.get("title") or "", WIDE.title)
    name = statement_name(citation, say)
    quoted = say.quoted(title)
    return f"{name}, {quoted}" if title and quoted != name else name


def _judged(citation: Payload, say: Phrases) -> str:
    return say(
        "judged",
        method=citation["method"],
        certainty=citation.get("certainty") or "none",
        percent=round(citation["confidence"] * 100),
        confirmed=yes_no(citation.get("verdict") == "confirmed"),
        status=citation["status"],
    )


def _passages(citation: Payload, edited: str, now: Now, say: Phrases) -> Iterator[CitedPassage]:
    was_edited = edited if citation["status"] in _NO_LONGER else ""
    for quotation in citation["quotations"][:_PASSAGES]:
        sides = tuple(_sides(quotation, was_edited, now, say))
        found = quotation.get("mismatches") or ()
        if sides:
            differs = (mismatch_line(each, quotation, say) for each in found[:_MISMATCHES])
            yield CitedPassage(sides=sides, differs=tuple(differs))


def _sides(quotation: Payload, edited: str, now: Now, say: Phrases) -> Iterator[tuple[str, str]]:
    """Both passages; of the edited side the earlier words, and what stands there now."""
    translated = yes_no(quotation.get("method") == "translation")
    for side in ("post", "statement"):
        text = quotation.get(f"{side}_text")
        if not text:
            continue
        words = now(text) if side == edited else None
        when = "held" if words in (None, text) else "before"
        yield say("side", side=side, when=when, translated=translated), one_line(text, _PASSAGE)
        if words is not None and words != text:
            shown = one_line(plain(words[: 2 * _PASSAGE]), _PASSAGE) or say("taken-out")
            yield say("side", side=side, when="now", translated=translated), shown
