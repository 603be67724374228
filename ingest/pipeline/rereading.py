"""What an earlier look would have shown to today's parser: its snapshot, read again.

So an upgrade of a parser, or a feed that only the reference parser could read this time, is told
apart from an edit: both texts were then read by one method.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from ingest.parse import reference
from ingest.parse.feeds import parse_alike
from ingest.pipeline.known import Known
from ingest.pipeline.looks import Look, Seen, read_look, seen_feed
from ingest.pipeline.sightings import Sighting, sightings_of
from ingest.revisions.shown import is_empty
from ingest.store import documents, snapshots
from ingest.store.session import Connection
from schemas.records.fetches import Fetched, FetchRequest
from schemas.records.items import NotParsed
from schemas.records.revisions import Content
from schemas.records.sources import Feed

Shown = Mapping[str, Sighting]  # by document


def reread(connection: Connection, known: Known, sightings: Sequence[Sighting]) -> None:
    """Read the snapshots of heads again that another method has read than these looks."""
    wanted = [(each, head) for each in sightings if (head := _read_otherwise(known, each))]
    stored = snapshots.of_revisions(connection, sorted({head for _, head in wanted}))
    looks: dict[tuple[int, str, str], Shown] = {}
    for sighting, revision_id in wanted:
        snapshot = stored.get(revision_id)
        if snapshot is None:
            continue
        key = (sighting.feed.id, snapshot["id"], sighting.look.method)
        if key not in looks:
            look = look_again(connection, sighting.feed, snapshot, method=sighting.look.method)
            looks[key] = shown_in(connection, look, at=sighting.at)
        _keep(known, sighting, looks[key])


def _read_otherwise(known: Known, sighting: Sighting) -> str | None:
    """The head's revision, where another method has read it through the same feed."""
    document = known.find(sighting)
    head = document.heads.get(sighting.view) if document else None
    if document is None or head is None or head.method == sighting.look.method:
        return None
    return head.revision_id if document.keepers.get(sighting.view) == sighting.feed.id else None


def _keep(known: Known, sighting: Sighting, shown: Shown) -> None:
    """The document as the snapshot shows it, if today's method has read it there."""
    document = known.find(sighting)
    again = shown.get(document.id) if document is not None else None
    if document is None or again is None or again.look.method != sighting.look.method:
        return
    head = known.history[document.id, sighting.view][-1]
    if head.content is None or not reads_worse(head.content, again.content):
        known.reread[document.id, sighting.view] = again


def look_again(
    connection: Connection, feed: Feed, snapshot: Mapping[str, Any], *, method: str
) -> Look:
    """What a look at this feed would have shown to today's parsers, which had brought the snapshot.

    `method` has read it, or is to be compared with: a feed that the reference had to read is read
    by the reference. The snapshot is a row of `snapshots.of_revisions`.
    """
    url = _address(connection, feed, snapshot)
    outcome = Fetched(
        request=FetchRequest(feed_id=feed.id, url=url),
        url=url,
        status=200,
        headers=tuple((name, value) for name, value in snapshot["headers"]),
        body=snapshot["body"],
        etag=None,
        last_modified=None,
        observed_at=snapshot["fetched_at"],
        elapsed=timedelta(),
    )
    fresh = replace(feed, body_hash=None)
    return _by_parser(fresh, outcome, method) or read_look(fresh, outcome)


def _address(connection: Connection, feed: Feed, snapshot: Mapping[str, Any]) -> str:
    """Where the body came from, after redirects: links are resolved against it.

    Equal bodies are stored once; where another feed had brought them first, the feed's own address
    is the better guess.
    """
    came_now = snapshot["seen_at"] == snapshot["fetched_at"]
    ours = came_now or snapshots.brought_by(connection, snapshot, feed.id)
    return str(snapshot["url"]) if ours else feed.url


def _by_parser(feed: Feed, outcome: Fetched, method: str) -> Look | None:
    """A feed is read by the parser that `method` names: which one, depends on the body alone."""
    if feed.document_id is not None or feed.format in ("listing", "page"):
        return None
    kind = next((value for name, value in outcome.headers if name == "content-type"), None)
    wanted = reference.METHOD if _parser(method) == _parser(reference.METHOD) else method
    parsed = parse_alike(outcome.body, content_type=kind, url=outcome.url, method=wanted)
    return None if isinstance(parsed, NotParsed) else seen_feed(feed, outcome, parsed)


def _parser(method: str) -> str:
    """A method's parser, whatever its number: `feeds.reference/2` → `feeds.reference`."""
    return method.rpartition("/")[0]


def shown_in(connection: Connection, look: Look, *, at: datetime) -> Shown:
    """The known documents that a look shows, as if it had been made at this moment."""
    if not isinstance(look, Seen):
        return {}
    sighted = sightings_of(replace(look, outcome=replace(look.outcome, observed_at=at)))
    kind = look.feed.source.document_kind
    ids = documents.ids_by_key(connection, kind, [key for each in sighted for key in each.keys])
    found: dict[str, Sighting] = {}
    for each in sighted:
        id_ = next((ids[key] for key in each.keys if key in ids), None)
        if id_ is not None:
            found.setdefault(id_, each)
    return found


def reads_worse(before: Content, after: Content) -> bool:
    """Whether a reading has lost the whole text, which says more of its method than of the page."""
    return is_empty(after) and not is_empty(before)
