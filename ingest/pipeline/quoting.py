"""The passages: quotations of held statements, and those that no longer match."""

from collections.abc import Iterator

from ingest.pipeline.breaking import Broken, broken_events, broken_of
from ingest.pipeline.comparing import Compared, Texts
from ingest.pipeline.finder import Finder
from ingest.pipeline.linking import Linking
from ingest.store import citations, documents, verdicts
from ingest.store.evidence import quotation_to_json
from ingest.store.session import Connection, Row

# Posts whose passages are looked for anew because a statement was edited, some 50 ms each, newest
# first. Whether a passage broke is asked of all; of those that did not the older evidence is true.
_MOST_OTHERS = 1_000


def requote(connection: Connection, linking: Linking, finder: Finder) -> None:
    """Hold every citation that this message touches against the newest texts of both sides."""
    rows = [row for row in _touched(connection, linking) if row["method"] != "mention"]
    unknown = [row["id"] for row in rows if row["id"] not in linking.verdicts]
    linking.verdicts |= verdicts.newest(connection, unknown)
    if not rows:
        return
    texts = Texts.load(connection, linking, rows)
    broken: list[Broken] = []
    others = 0
    for row in rows:
        gone = broken_of(row, texts, linking, finder)
        if gone is None and others >= _MOST_OTHERS and row["post_id"] not in linking.revisions:
            continue
        compared = texts.compare(row, linking, finder)
        if compared is None:
            continue
        others += row["post_id"] not in linking.revisions
        broken += [gone] if gone is not None and not linking.is_rejected(row["id"]) else []
        linking.quotations += len(compared.quotations)
        _keep(linking, row, compared, gone)
    linking.events.extend(broken_events(linking, broken))


def _touched(connection: Connection, linking: Linking) -> Iterator[Row]:
    """Standing citations of the message's posts, new ones too, and those of its statements."""
    seen: set[str] = set()
    for row in _all_touched(connection, linking):
        if row["id"] not in seen:
            seen.add(row["id"])
            yield row


def _all_touched(connection: Connection, linking: Linking) -> Iterator[Row]:
    yield from (row for row in linking.added if row["statement_id"])
    ended = set(linking.lost)
    for rows in linking.held.values():
        standing = (row for row in rows if row["status"] != "lost" or row["id"] in linking.placed)
        yield from (row for row in standing if row["statement_id"] and row["id"] not in ended)
    statement_ids = linking.of_kind("statement")
    linking.keys = documents.keys_of(connection, statement_ids)
    yield from citations.of_statements(connection, linking.statements())
    yield from citations.waiting_for(connection, linking.keys)


def _keep(linking: Linking, row: Row, compared: Compared, gone: Broken | None) -> None:
    """Keep what was found now.

    What was quoted without an address is kept as it was where an edited statement broke it: the
    passage is all that shows that it was cited. It is that of an earlier text from now on, so that
    the next edit does not break it again.
    """
    broken = gone is not None or not compared.quotations
    if row["method"] != "url" and row["id"] not in linking.placed and broken:
        if gone is not None and gone.document_id != row["post_id"]:
            linking.evidence.append(_outdated(row))
        return
    stored = [quotation_to_json(each) for each in compared.quotations]
    kept = row["evidence"]
    same = kept["quotations"] == stored and kept.get("outdated", False) == compared.outdated
    if not same or row["statement_revision_id"] != compared.revision["id"]:
        linking.evidence.append(
            {
                "id": row["id"],
                "quotations": stored,
                "post_revision_id": compared.post["id"],
                "face_id": compared.revision["document_id"],
                "statement_revision_id": compared.revision["id"],
                "outdated": compared.outdated,
            }
        )


def _outdated(row: Row) -> Row:
    """The evidence as it was, of a text of the statement that is not the newest any more."""
    names = ("id", "post_revision_id", "face_id", "statement_revision_id")
    kept = {name: row[name] for name in names}
    return kept | {"quotations": row["evidence"]["quotations"], "outdated": True}
