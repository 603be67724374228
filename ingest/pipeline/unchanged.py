"""When a look last showed the text that an edit starts from: never later than the truth. Pure."""

from datetime import datetime

from ingest.pipeline.known import Known
from ingest.pipeline.sightings import Sighting
from schemas.records.documents import KnownDocument


def unchanged_at(sighting: Sighting, document: KnownDocument, known: Known) -> datetime | None:
    """The last moment at which this view is known to have shown what it showed before, aware UTC.

    None where nobody knows. Looks from ahead of our clock, which was set back, prove nothing.
    """
    seen = known.seen_at.get((document.id, sighting.view))
    looks = (seen, _last_look(sighting, document, seen))
    return max((at for at in looks if at is not None and at <= sighting.at), default=None)


def _last_look(
    sighting: Sighting, document: KnownDocument, seen: datetime | None
) -> datetime | None:
    """The look before this one through the same feed, where it must have shown the document.

    A document's own page did, unless `health` says otherwise. An item of a feed may have dropped
    out and come back: only while the body stayed that had brought the newest text, it was there.
    """
    feed = sighting.feed
    if document.keepers.get(sighting.view) != feed.id or feed.last_full_at is None:
        return None
    if feed.document_id != document.id and (seen is None or feed.last_changed_at != seen):
        return None
    return feed.last_full_at if feed.failures or _doubts_304(sighting) else feed.last_polled_at


def _doubts_304(sighting: Sighting) -> bool:
    """Whether a look without validators had to find the edit.

    Some servers answer 304 after an edit (FORUMS.md, fact 1), so that theirs say nothing of it.
    """
    asked = sighting.look.outcome.request
    return asked.etag is None and asked.last_modified is None
