"""What an alert says, in the order it is said, the same for plain text and HTML. Pure.

Every text in a letter is safe to show as text; the templates lay it out and escape it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.alerts.changed_places import ChangedPlace, changed_places
from ingest.alerts.cited import CitedLine, cited_line
from ingest.alerts.marked import Group, grouped, marked
from ingest.alerts.safe import one_line, plain, safe, web_address
from ingest.alerts.stories import story_words
from ingest.alerts.wording import headline, moment
from ingest.alerts.words import Segment, pieces

Payload = dict[str, Any]
Pairs = tuple[tuple[str, str], ...]

# The earlier text is given in full up to here, in characters; with a second copy as HTML a mail
# stays under the 102 kB at which large mail services cut. What is longer is named as cut.
LONGEST_TEXT = 40_000

# So many changed places and citations are listed one by one; the diff shows the places anyway.
MOST_PLACES = 20
MOST_CITATIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All parts of an alert; an empty part is left out by the templates."""

    alert_id: str
    headline: str
    facts: Pairs
    difference: tuple[Group, ...]
    marked: str  # the same as plain text
    moved: bool  # whether it shows moved blocks
    unified: str  # unified diff, where no word diff was given
    places: tuple[ChangedPlace, ...]
    places_left_out: int
    citations: tuple[CitedLine, ...]
    citations_left_out: int
    text_label: str
    text: str
    text_is_cut: bool
    links: Pairs
    plain_links: Pairs  # addresses that are no web addresses: shown, never linked
    commands: tuple[str, ...]


def letter(
    alert_id: str,
    payload: Payload,
    *,
    segments: Sequence[Segment],
    text_before: str | None,
    text_after: str | None,
) -> Letter:
    """The letter of one event; both texts are visible text, None where there is none."""
    body = safe(payload)
    shown = pieces(segments)
    edit = body.get("edit") or {}
    places = changed_places(edit.get("changes") or ())
    cited = body.get("citations") or ()
    label, text = _text(body["type"], text_before, text_after)
    return Letter(
        alert_id=one_line(alert_id, 100),
        headline=headline(payload),
        facts=tuple((name, one_line(value, 500)) for name, value in _facts(body) if value),
        difference=grouped(shown),
        marked=marked(shown),
        moved=any(piece.move for piece in shown),
        unified="" if shown else edit.get("diff", ""),
        places=tuple(places[:MOST_PLACES]),
        places_left_out=max(0, len(places) - MOST_PLACES),
        citations=tuple(cited_line(citation) for citation in cited[:MOST_CITATIONS]),
        citations_left_out=max(0, len(cited) - MOST_CITATIONS),
        text_label=label,
        text=text[:LONGEST_TEXT],
        text_is_cut=len(text) > LONGEST_TEXT,
        links=tuple((name, url) for name, url in _addresses(body) if web_address(url)),
        plain_links=tuple((name, url) for name, url in _addresses(body) if not web_address(url)),
        commands=tuple(_commands(body)),
    )


# Which text is given in full: the one that a reader can no longer get from the site, if any.
_EARLIER = "Earlier text in full"
_LABELS = {
    "new": "Text in full",
    "edited_before_seen": "Text as first seen",
    "gone": "Last text seen",
    "restored": "Text in full",
}


def _text(event_type: str, before: str | None, after: str | None) -> tuple[str, str]:
    kind, _, what = event_type.partition(".")
    if kind in {"citation", "source"}:
        return "", ""
    label = _LABELS.get(what, _EARLIER)
    text = before if what in {"edited", "broken"} else _newest(what, before, after)
    return label, plain(text or "")


def _newest(what: str, before: str | None, after: str | None) -> str | None:
    return before or after if what == "gone" else after or before


def _facts(body: Payload) -> Iterator[tuple[str, str]]:
    yield "Source", f"{body['source']['name']} ({body['source']['kind']})"
    document = body.get("document")
    if document:
        yield "Author", document.get("author") or ""
        posted = "Posted" if document["kind"] == "post" else "Published"
        yield posted, moment(document.get("published_at"))
    yield "Detected", moment(body["detected_at"])
    if body.get("edit"):
        yield from _edit_facts(body["edit"])
    yield "Joined", f"{len(body['joined'])} edits as one" if body.get("joined") else ""
    if document:
        yield "State", document["state"] if document["state"] != "live" else ""
    yield "Cause", body.get("cause") or ""
    yield "Remedy", body.get("remedy") or ""


_VIEWS = {"feed": "in the feed", "page": "on its own page", "api": "through the forum's API"}


def _edit_facts(edit: Payload) -> Iterator[tuple[str, str]]:
    yield "Declared", _declared(edit)
    yield "Story", story_words(edit)
    yield "Significance", edit["significance"] if edit["kind"] != "before_seen" else ""
    yield "Revisions", _revisions(edit)
    added, removed = edit["words_added"], edit["words_removed"]
    yield "Words", f"{added} added, {removed} removed" if added or removed else ""


def _declared(edit: Payload) -> str:
    if not edit["declared"]:
        return "no, the site does not say that it was edited (silent)"
    at = moment(edit["declared_at"])
    by = f"by the {edit['declared_by']}" if edit["declared_by"] else ""
    unseen = "but no other text was seen" if edit["kind"] == "unseen" else ""
    return ", ".join(part for part in ("yes", at, by, unseen) if part)


def _revisions(edit: Payload) -> str:
    seen = f"seen {_VIEWS[edit['view']]}"
    step = str(edit["to"]) if edit["from"] is None else f"{edit['from']} to {edit['to']}"
    return f"{step}, {seen}"


def _addresses(body: Payload) -> Iterator[tuple[str, str]]:
    document = body.get("document") or {}
    named = (
        ("On the site", document.get("url")),
        ("In Palimpsest", body["links"].get("document")),
        ("Both texts side by side", body["links"].get("diff")),
    )
    yield from ((name, one_line(url, 2000)) for name, url in named if url)


def _commands(body: Payload) -> Iterator[str]:
    document = body.get("document")
    if not document:
        return
    shown = one_line(document["id"], 100)
    yield f"palimpsest show {shown}"
    edit = body.get("edit")
    if edit and edit["from"] is not None:
        yield f"palimpsest diff {shown} {edit['from']} {edit['to']}"
