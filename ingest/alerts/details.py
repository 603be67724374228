"""The facts of an alert, each with its name: who, where, when, what was seen. Pure."""

from collections.abc import Iterator
from typing import Any

from ingest.alerts.matters import is_of_channel
from ingest.alerts.phrases import Phrases
from ingest.alerts.safe import one_line

Payload = dict[str, Any]
Pair = tuple[str, str]

_LONGEST = 500


def facts(body: Payload, say: Phrases) -> tuple[Pair, ...]:
    """Name and value of what is known; of a safe payload."""
    named = ((say(f"fact-{key}"), one_line(value, _LONGEST)) for key, value in _facts(body, say))
    return tuple((name, value) for name, value in named if value)


def addresses(body: Payload, say: Phrases) -> tuple[Pair, ...]:
    """Where the document can be seen: on the site and on our own pages."""
    document = body.get("document") or {}
    links = body.get("links") or {}
    named = (
        ("fact-links-site", document.get("url")),
        ("fact-links-page", links.get("document")),
        ("fact-links-diff", links.get("diff")),
    )
    return tuple((say(key), one_line(url, 2000)) for key, url in named if url)


def commands(body: Payload) -> tuple[str, ...]:
    """The commands that show more."""
    return tuple(_commands(body))


def _facts(body: Payload, say: Phrases) -> Iterator[Pair]:
    document, edit = body.get("document"), body.get("edit")
    yield "channel", body.get("channel") or ""
    yield "subscriptions", ", ".join(body.get("subscriptions") or ())
    if not is_of_channel(body["type"]):
        source = body["source"]
        yield "source", say("source-kind", name=one_line(source["name"], 200), kind=source["kind"])
    yield from _of_looks(body, say)
    if document:
        yield "author", document.get("author") or ""
        posted = "posted" if document["kind"] == "post" else "published"
        yield posted, say.moment(document.get("published_at"))
    if edit:
        yield "changed", _changed(edit, say)
    yield "detected", say.moment(body["detected_at"])
    if document and document["state"] != "live":
        yield "state", say(f"state-{document['state']}")
    if edit:
        yield (
            "revisions",
            say("revisions", **{"from": edit["from"] or 0}, to=edit["to"], view=edit["view"]),
        )
        added, removed = edit["words_added"], edit["words_removed"]
        yield "words", say("words", added=added, removed=removed) if added or removed else ""


def _of_looks(body: Payload, say: Phrases) -> Iterator[Pair]:
    """Of a source: what could not be read, and from when to when nothing of it was seen."""
    yield "address", body.get("address") or ""
    since, now = say.moment(body.get("since")), say.moment(body["detected_at"])
    if since and body["type"] == "source.recovered":
        yield "out", say("out-between", since=since, until=now)
    elif since:
        yield "since", since
    yield "read", say.moment(body.get("read_at"))


def _changed(edit: Payload, say: Phrases) -> str:
    """When it was edited: as the site declares it, else as our looks bound it."""
    if edit.get("declared_at"):
        return say("changed-said", at=say.moment(edit["declared_at"]))
    after, before = (say.moment(edit.get(f"changed_{side}")) for side in ("after", "before"))
    if after and before and after != before:
        return say("changed-between", after=after, before=before)
    return say("changed-by", before=before) if before else ""


def _commands(body: Payload) -> Iterator[str]:
    document, edit = body.get("document"), body.get("edit")
    if not document:
        return
    shown = one_line(document["id"], 100)
    yield f"palimpsest show {shown}"
    if not edit:
        return
    if edit["from"] is not None:
        yield f"palimpsest diff {shown} {edit['from']} {edit['to']}"
    if edit.get("id") and (edit.get("story") or {}).get("kind") == "alike":
        yield f"palimpsest edits --story {one_line(edit['id'], 100)}"
