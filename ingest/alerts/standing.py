"""What became of each citation in a whole step: the last word counts. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Final

Payload = dict[str, Any]

_TYPES: Final = {"new": "citation.new", "lost": "citation.lost", "changed": "quotation.broken"}

# In one payload; a statement may be cited by thousands of posts, and a receiver that wants them all
# asks for them. What became of some is told before those that merely stand there.
MOST_CITATIONS = 50


def became(statuses: Iterable[str]) -> str | None:
    """What steps in a row did to a citation; None: it came and went, and was never told of.

    Several payloads tell of one step: the same word twice is one. That it stands in a later text
    as before says nothing of what was told, unless that was that it is gone.
    """
    before: str | None = None
    for after, _ in groupby(statuses):
        if before is None:
            before = after
        elif after != before:
            before = _IN_A_ROW.get((before, after), after)
    return before


_IN_A_ROW: Final[Mapping[tuple[str, str], str | None]] = {
    ("new", "held"): "new",
    ("changed", "held"): "changed",
    ("new", "changed"): "new",
    ("lost", "new"): "held",
    ("new", "lost"): None,
}


def outcomes(ordered: Iterable[Payload]) -> dict[str, str]:
    """What became of each citation of payloads, oldest first; of those that there are to tell."""
    found: dict[str, list[str]] = defaultdict(list)
    for payload in ordered:
        for citation in payload["citations"]:
            found[_name(citation)].append(citation["status"])
    ends = {name: became(statuses) for name, statuses in found.items()}
    return {name: end for name, end in ends.items() if end is not None}


def merged_citations(
    ordered: Iterable[Payload], leading: Payload, ends: Mapping[str, str]
) -> list[Payload]:
    """The citations of payloads, oldest first, each once with its outcome.

    It has the passages of the last payload that told something of it. Of another document than the
    leading one it names the post, as a statement's citations do.
    """
    found: dict[str, Payload] = {}
    for payload in ordered:
        for citation in payload["citations"]:
            name = _name(citation)
            if name in ends and (name not in found or citation["status"] != "held"):
                found[name] = _placed(citation, payload, leading) | {"status": ends[name]}
    told = sorted(found.values(), key=lambda each: each["status"] == "held")
    return told[:MOST_CITATIONS]


def types_told(payloads: Iterable[Payload], ends: Mapping[str, str]) -> set[str]:
    """The types of those events about citations that still have something to tell."""
    return {
        payload["type"]
        for payload in payloads
        for citation in payload["citations"]
        if _TYPES.get(ends.get(_name(citation), "")) == payload["type"]
    }


def _name(citation: Payload) -> str:
    """Its id; the oldest payloads had none."""
    return str(citation.get("id") or f"{citation['method']} {citation['url']}")


def _placed(citation: Payload, payload: Payload, leading: Payload) -> Payload:
    document = payload["document"]
    if citation.get("post_id") or document["id"] == leading["document"]["id"]:
        return citation
    post = {"post_id": "id", "post_url": "url", "post_author": "author"}
    return citation | {name: document[of] for name, of in post.items()}
