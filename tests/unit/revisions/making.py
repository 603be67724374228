"""Contents and revisions for the tests of this folder."""

from datetime import UTC, datetime, timedelta

from ingest.revisions.decide import decide_revision
from ingest.revisions.fingerprint import prints
from schemas.records.items import Marker
from schemas.records.revisions import Content, Edited, KnownRevision
from schemas.records.texts import Block, Link, RichText

NOON = datetime(2022, 1, 11, 12, 0, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def content(*blocks, title="Titel", author="Anna", **fields):
    made = tuple(Block(text=b) if isinstance(b, str) else b for b in blocks)
    return Content(title=title, author=author, text=RichText(blocks=made), **fields)


def linked(url, *, words="hier", text="Mehr dazu steht hier."):
    start = text.index(words)
    return Block(text=text, links=(Link(start=start, end=start + len(words), url=url),))


def marker(minutes=0, **fields):
    at = NOON + minutes * MINUTE
    return Marker(raw=f"editiert {at:%H:%M}", **{"edited_at": at, "by": "author", **fields})


def known(held, *, seq=1, method="m/1"):
    seen = prints(held)
    return KnownRevision(
        revision_id=f"r{seq}",
        seq=seq,
        fingerprint=seen.fingerprint,
        exact=seen.exact,
        method=method,
        content=held,
    )


def decide(seen, *history, method="m/1", first_seen=False):
    """The decision about `seen` after these contents, all read by `m/1`."""
    revisions = [known(held, seq=at) for at, held in enumerate(history, start=1)]
    return decide_revision(
        seen,
        head=revisions[-1] if revisions else None,
        earlier=revisions[:-1],
        method=method,
        first_seen=first_seen,
    )


def edit(before, after, **fields):
    """The edit from one content to another, which must be one."""
    decision = decide(after, before, **fields)
    assert isinstance(decision, Edited), decision
    return decision.edit
