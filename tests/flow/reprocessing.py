"""A release of ours that reads otherwise, and what the ledger holds: for tests of `reprocess`."""

from sqlalchemy import select

from ingest.parse.forums import heise
from ingest.pipeline import reprocess
from ingest.store.heads import Scope
from ingest.store.revisions import chain_hash
from schemas.records.texts import RichText
from schemas.tables import documents, edits, events, heads, revisions

MORE = "Eine Frage bleibt."


def run(world, *, every=False, keep=True, after="", scope=Scope()):  # noqa: B008
    batches = list(reprocess.reprocess(world.parts, scope, after=after, every=every, keep=keep))
    return [finding for batch in batches for finding in batch.findings]


def rows(world, table, *where):
    with world.parts.store.read() as connection:
        query = select(table).where(*where).order_by(*table.primary_key.columns)
        return [dict(row) for row in connection.execute(query).mappings()]


def post(world):
    [found] = rows(world, documents, documents.c.kind == "post")
    return found["id"]


def page(world):
    """The revisions of the post's page, oldest first."""
    found = rows(
        world, revisions, revisions.c.view == "page", revisions.c.document_id == post(world)
    )
    return sorted(found, key=lambda row: row["seq"])


def ledger(world):
    """All that reprocessing might alter."""
    return {table.name: rows(world, table) for table in (revisions, heads, edits, events)}


def check_chains(world):
    previous = {}
    for row in sorted(rows(world, revisions), key=lambda row: row["seq"]):
        place = (row["document_id"], row["view"])
        assert row["prev_hash"] == previous.get(place)
        assert row["hash"] == chain_hash(
            row["prev_hash"], document=row["document_id"], view=row["view"], seq=row["seq"],
            exact=row["exact"],
        )  # fmt: skip
        previous[place] = row["hash"]
    assert previous == {(h["document_id"], h["view"]): h["hash"] for h in rows(world, heads)}


def release(monkeypatch, change, *, method="forums.heise/999"):
    """A release of ours that reads heise's postings otherwise: `change` alters text and marker."""
    old = heise._text

    def new(body, page):
        return change(*old(body, page))

    monkeypatch.setattr(heise, "_text", new)
    monkeypatch.setattr(heise, "METHOD", method)


def one_line_more(text, marker):
    block = type(text.blocks[0])(text=MORE)
    return RichText(blocks=(*text.blocks, block)), marker
