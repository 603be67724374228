"""Citations by mention: which statements a post names by speaker and date, or by title."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ingest.citations.mentions import MOST_KNOWN, KnownStatement, find_mentions
from ingest.citations.mentions_dates import dates_mentioned
from ingest.citations.mentions_titles import titles_mentioned
from ingest.pipeline.finder import Finder, Side
from ingest.pipeline.linking import Linking
from ingest.pipeline.placed import Placed
from ingest.pipeline.sourcing import written_at
from ingest.store import citations, documents, named
from ingest.store.session import Connection, Row
from schemas.records.citations import FoundCitation


def by_mention(
    connection: Connection, linking: Linking, finder: Finder, posts: Mapping[str, Row]
) -> dict[str, list[Placed]]:
    """The statements that are held and that each post names; only ever `possible`."""
    found: dict[str, list[Placed]] = {}
    for id_, post in posts.items():
        side = finder.side(post, linking.documents[id_])
        at = written_at(post, linking.documents[id_])
        found[id_] = _mentioned(connection, finder, side, at)
    return found


def _mentioned(connection: Connection, finder: Finder, post: Side, at: datetime) -> list[Placed]:
    rows = _named(connection, finder, post, at)
    if not rows:
        return []
    first = _first_faces(connection, rows)
    texts = _texts(connection, finder, rows)
    known = [_known(row, first, texts.get(row["id"], "")) for row in rows]

    def look() -> tuple[FoundCitation, ...]:
        text = finder.text(post.row)
        return find_mentions(text, known, published_at=at, language=post.language)

    by_key = {row["key"]: row["id"] for row in first.values()}
    keys = tuple(sorted(row["id"] for row in rows))
    return [
        Placed(citation=each, statement_id=by_key[each.statement_key])
        for each in finder.once(("mentions", post.id, keys), look)
    ]


def _named(connection: Connection, finder: Finder, post: Side, at: datetime) -> list[Row]:
    """The statements of the days and with the titles that a post names.

    Where there are more than can be told apart, those of the days are left out: that only one of
    them fits could not be said.
    """
    text = finder.text(post.row)
    days = finder.once(
        ("days", post.id),
        lambda: {
            day
            for each in dates_mentioned(text, published_at=at, language=post.language)
            for day in each.days
        },
    )
    titles = finder.once(("titles", post.id), lambda: set(titles_mentioned(text)))
    dated = named.of_days(connection, days, limit=MOST_KNOWN + 1)
    titled = named.with_titles(connection, titles, limit=MOST_KNOWN + 1)
    if len(titled) > MOST_KNOWN:
        return []
    rows = {row["id"]: row for row in titled}
    if len(rows | {row["id"]: row for row in dated}) <= MOST_KNOWN:
        rows |= {row["id"]: row for row in dated}
    return list(rows.values())


def _first_faces(connection: Connection, rows: Sequence[Row]) -> dict[str, Row]:
    """By the document of each face the one that names its statement."""
    held = {row["id"]: row for row in rows}
    missing = sorted({row["face_of"] for row in rows if row["face_of"]} - held.keys())
    held |= documents.rows_by_id(connection, missing)
    return {row["id"]: held[row["face_of"] or row["id"]] for row in rows}


def _texts(connection: Connection, finder: Finder, rows: Sequence[Row]) -> Mapping[str, str]:
    """The visible texts of these faces, from which their speakers are read."""
    ids = sorted(row["id"] for row in rows)

    def look() -> dict[str, str]:
        newest = citations.newest_revisions(connection, ids)
        return {id_: row["text"] for id_, row in newest.items()}

    return finder.once(("texts", *ids), look)


def _known(row: Row, first: Mapping[str, Row], text: str) -> KnownStatement:
    return KnownStatement(
        statement_key=first[row["id"]]["key"],
        url=row["url"],
        published_at=row["published_at"],
        title=row["title"],
        author=row["author"],
        publisher=row["publisher"],
        language=row["language"],
        text=text,
    )
