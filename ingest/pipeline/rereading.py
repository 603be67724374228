"""What an earlier look would have shown to today's parser: its snapshot, read again.

So an upgrade of a parser, or a feed that only the reference parser could read this time, is told
apart from an edit: both texts were then read by one method.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.parse.feeds import parse_alike
from ingest.pipeline.known import Known
from ingest.pipeline.looks import Look, Seen, read_look, seen_feed
from ingest.pipeline.sightings import Sighting, sightings_of
from ingest.store import snapshots
from ingest.store.session import Connection
from schemas.records.fetches import Fetched, FetchRequest
from schemas.records.items import NotParsed
from schemas.records.sources import Feed


def reread(connection: Connection, known: Known, sightings: Sequence[Sighting]) -> None:
    """Read the snapshots of heads again that another method has read than these looks."""
    wanted = [(each, head) for each in sightings if (head := _read_otherwise(known, each))]
    stored = snapshots.of_revisions(connection, sorted({head for _, head in wanted}))
    looks: dict[tuple[int, str, str], Look] = {}
    for sighting, revision_id in wanted:
        snapshot = stored.get(revision_id)
        if snapshot is None:
            continue
        key = (sighting.feed.id, snapshot["id"], sighting.look.method)
        if key not in looks:
            looks[key] = _again(sighting, snapshot)
        _keep(known, sighting, looks[key])


def _read_otherwise(known: Known, sighting: Sighting) -> str | None:
    """The head's revision, where another method has read it through the same feed."""
    document = known.find(sighting)
    head = document.heads.get(sighting.view) if document else None
    if document is None or head is None or head.method == sighting.look.method:
        return None
    return head.revision_id if document.keepers.get(sighting.view) == sighting.feed.id else None


def _again(sighting: Sighting, snapshot: Mapping[str, Any]) -> Look:
    outcome = Fetched(
        request=FetchRequest(feed_id=sighting.feed.id, url=snapshot["url"]),
        url=snapshot["url"],
        status=200,
        headers=tuple((name, value) for name, value in snapshot["headers"]),
        body=snapshot["body"],
        etag=None,
        last_modified=None,
        observed_at=snapshot["fetched_at"],
        elapsed=sighting.look.outcome.elapsed,
    )
    feed = replace(sighting.feed, body_hash=None)
    return _by_parser(feed, outcome, sighting) or read_look(feed, outcome)


def _by_parser(feed: Feed, outcome: Fetched, sighting: Sighting) -> Look | None:
    """A feed is read by the parser that has read it now: which one, depends on the body alone."""
    if sighting.view != "feed" or feed.format == "listing":
        return None
    kind = next((value for name, value in outcome.headers if name == "content-type"), None)
    parsed = parse_alike(
        outcome.body, content_type=kind, url=outcome.url, method=sighting.look.method
    )
    return None if isinstance(parsed, NotParsed) else seen_feed(feed, outcome, parsed)


def _keep(known: Known, sighting: Sighting, look: Look) -> None:
    """The document as the snapshot shows it, as if it had been read today."""
    if not isinstance(look, Seen) or look.method != sighting.look.method:
        return
    document = known.find(sighting)
    today = replace(look, outcome=replace(look.outcome, observed_at=sighting.at))
    for each in sightings_of(today):
        if document is not None and known.find(each) is document:
            known.reread[document.id, sighting.view] = each
            return
