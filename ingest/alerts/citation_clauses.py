"""What a headline says of the citations of its document. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ingest.alerts.names import Room, statement_name
from ingest.alerts.phrases import Phrases, yes_no
from ingest.alerts.standing import MOST_CITATIONS

Payload = dict[str, Any]

# What is said first of a post's citations: what the edit did to them.
_STATUSES = ("lost", "changed", "new", "held")
_STANDING = ("new", "held")

# Kinds of mismatch that are told in a line; that a passage is shortened is no news.
_TELLING = ("number", "date", "name", "negation", "certainty")


def of_status(payload: Payload, status: str) -> list[Payload]:
    """The citations with one status: held, new, lost or changed."""
    return [each for each in payload.get("citations") or () if each["status"] == status]


def quotes(citation: Payload) -> bool:
    """Whether words of the statement are reproduced, so that it is quoted and not only cited."""
    return citation["method"] in ("quotation", "translation") or bool(citation["quotations"])


def statements(citations: Sequence[Payload], say: Phrases, room: Room) -> str:
    """The first of the cited statements, and how many there are besides."""
    names = list(dict.fromkeys(statement_name(each, say, room) for each in citations))
    return say("and-more", name=names[0], more=len(names) - 1) if names else say("a-statement")


def manner(citations: Iterable[Payload]) -> str:
    """`quotes` where all of them are quoted, else `cites`; for phrases that select by it."""
    return "quotes" if all(map(quotes, citations)) else "cites"


def clauses(payload: Payload, say: Phrases, room: Room, *, told: Sequence[str] = ()) -> list[str]:
    """What became of citations, else what is cited; without the statuses `told` already."""
    if payload["document"]["kind"] == "statement":
        return list(_of_statement(payload, say))
    found = {status: of_status(payload, status) for status in _STATUSES if status not in told}
    changed = {status: each for status, each in found.items() if each and status != "held"}
    shown = changed or ({} if told else {"held": found["held"]})
    said = ((status, cited) for status, cited in shown.items() if cited)
    return [_clause(status, cited, _what(payload), say, room) for status, cited in said]


def _what(payload: Payload) -> str:
    """The kind of event as a clause follows it: an edit that broke a quotation is an edit."""
    what = str(payload["type"]).partition(".")[2]
    return "edited" if what == "broken" else what


def _clause(status: str, cited: Sequence[Payload], what: str, say: Phrases, room: Room) -> str:
    clause = say(
        f"clause-{status}",
        what=what,
        manner=manner(cited),
        statement=statements(cited, say, room),
    )
    kinds = _differing(cited) if status in _STANDING else []
    if not kinds:
        return clause
    return say("differing", clause=clause, kinds=say.listed(say(f"mismatch-{k}") for k in kinds))


def _differing(cited: Iterable[Payload]) -> list[str]:
    """In which telling ways the passages surely do not say what the statement says."""
    found = {
        mismatch["kind"]
        for citation in cited
        for quotation in citation["quotations"]
        for mismatch in quotation.get("mismatches") or ()
        if mismatch["firm"]
    }
    return [kind for kind in _TELLING if kind in found]


def _of_statement(payload: Payload, say: Phrases) -> Iterator[str]:
    """By how many posts a statement is quoted, and how many quotations no longer match."""
    citing = [each for each in payload.get("citations") or () if each.get("post_id")]
    posts = len({each["post_id"] for each in citing})
    if not posts:
        return
    broken = len({each["post_id"] for each in citing if each["status"] == "changed"})
    more = len(citing) >= MOST_CITATIONS
    yield say(
        "clause-cited-by",
        manner=manner(citing), posts=posts, least=yes_no(more), broken=broken,
    )  # fmt: skip
