"""Lists for people and programs: bounded, newest first. Never writes.

Each gives rows whose names are the keys of the JSON lines (`palimpsest … --json`): they are only
ever added to. Instants are aware UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, Table, func, select

from ingest.store import due
from ingest.store.edits import with_stories
from ingest.store.session import Connection, Row
from ingest.store.verdicts import counts, not_rejected, that_counts
from schemas.records.revisions import Significance
from schemas.tables import (
    alerts,
    citations,
    deliveries,
    documents,
    edits,
    events,
    feeds,
    sources,
    subscriptions,
)

statements = documents.alias("statements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What every list may be narrowed to; `since` and `until` are of the list's own instant."""

    source: str | None = None  # exact name
    since: datetime | None = None
    until: datetime | None = None
    state: str | None = None  # of the document, citation, alert or source
    equals: tuple[tuple[str, Any], ...] = ()  # further columns of the list's own table
    limit: int = 50


def _narrowed(
    query: Select[Any], wanted: Wanted, *, table: Table, at: str, state: str | None
) -> Select[Any]:
    """The query with the filters and the order that all lists share."""
    instant = table.c[at]
    conditions: list[ColumnElement[bool]] = [
        table.c[name] == value for name, value in wanted.equals
    ]
    if wanted.source is not None:
        conditions.append(sources.c.name == wanted.source)
    if wanted.since is not None:
        conditions.append(instant >= wanted.since)
    if wanted.until is not None:
        conditions.append(instant < wanted.until)
    if wanted.state is not None and state is not None:
        conditions.append(table.c[state] == wanted.state)
    return query.where(*conditions).order_by(instant.desc(), table.c.id).limit(wanted.limit)


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _count(of: FromClause, condition: ColumnElement[bool], name: str) -> Any:  # noqa: ANN401 (a labelled column)
    counted: ScalarSelect[int] = (
        select(func.count()).select_from(of).where(condition).scalar_subquery()
    )
    return counted.label(name)


def source_list(connection: Connection, wanted: Wanted, *, resting: bool) -> list[Row]:
    """Sources with their health; `resting` ones too, which are watched no longer.

    `next_look` is the next one at a named feed, as `due` gives it.
    """
    own = feeds.c.source_id == sources.c.id
    latest = select(func.max(feeds.c.last_polled_at)).where(own).scalar_subquery()
    soonest = select(func.min(feeds.c.next_poll_at)).where(own, feeds.c.active).scalar_subquery()
    query = select(
        sources.c.id, sources.c.name, sources.c.kind, sources.c.state, sources.c.state_reason,
        sources.c.state_at, sources.c.active, sources.c.origin, sources.c.engine,
        sources.c.created_at, sources.c.baseline_at, latest.label("last_polled_at"),
        soonest.label("next_poll_at"),
        _count(feeds, own & feeds.c.active & feeds.c.document_id.is_(None), "feeds"),
        _count(feeds, own & feeds.c.active & feeds.c.document_id.is_not(None), "pages"),
        _count(documents, documents.c.source_id == sources.c.id, "documents"),
    )  # fmt: skip
    if not resting:
        query = query.where(sources.c.active)
    rows = _rows(
        connection, _narrowed(query, wanted, table=sources, at="created_at", state="state")
    )
    looks = due.of_sources(connection, [row["id"] for row in rows])
    return [{**row, "next_look": looks.get(row["id"])} for row in rows]


def document_list(
    connection: Connection, wanted: Wanted, *, author: str | None = None, edited: bool = False
) -> list[Row]:
    """Posts or statements (`wanted.equals` says which), by the instant they were first seen.

    `next_look` is the next one at its own page, as `due` gives it. Counts only certain and likely
    citations that nobody has rejected.
    """
    told = (edits.c.document_id == documents.c.id) & edits.c.echo_of.is_(None)
    cites = (citations.c.post_id == documents.c.id) & counts()
    cited = (citations.c.statement_id == documents.c.id) & counts()
    query = select(
        documents.c.id, documents.c.kind, documents.c.key, sources.c.name.label("source"),
        documents.c.url, documents.c.title, documents.c.author, documents.c.language,
        documents.c.published_at, documents.c.first_seen_at, documents.c.last_edit_at,
        documents.c.state, documents.c.baseline, _count(edits, told, "edits"),
        _count(citations, cites, "cites"), _count(citations, cited, "cited_by"),
    ).join(sources, documents.c.source_id == sources.c.id)  # fmt: skip
    if author is not None:
        query = query.where(documents.c.author == author)
    if edited:
        query = query.where(select(edits.c.id).where(told).exists())
    rows = _rows(
        connection, _narrowed(query, wanted, table=documents, at="first_seen_at", state="state")
    )
    looks = due.of_documents(connection, [row["id"] for row in rows])
    return [{**row, "next_look": looks.get(row["id"])} for row in rows]


def edit_list(
    connection: Connection, wanted: Wanted, *, at_least: int = 1, echoes: bool = False
) -> list[Row]:
    """Edits with the document they were made to; echoes are the same edit seen in another view."""
    query = (
        select(
            *edits.c, documents.c.kind.label("document_kind"), documents.c.title,
            documents.c.author, documents.c.url, sources.c.name.label("source"),
        )
        .join(documents, edits.c.document_id == documents.c.id)
        .join(sources, documents.c.source_id == sources.c.id)
        .where(edits.c.significance >= at_least)
    )  # fmt: skip
    if not echoes:
        query = query.where(edits.c.echo_of.is_(None))
    rows = _rows(connection, _narrowed(query, wanted, table=edits, at="detected_at", state=None))
    return with_stories(connection, [with_words(row) for row in rows])


def with_words(row: Row) -> Row:
    """A row of an edit with its significance as a word."""
    return {**row, "significance": Significance(row["significance"]).word}


def citation_list(connection: Connection, wanted: Wanted, *, rejected: bool = False) -> list[Row]:
    """Citations with both sides; `wanted.source` is the source of the post.

    Those that a person has rejected only where `rejected` asks for them.
    """
    query = _citations() if rejected else _citations().where(not_rejected())
    narrowed = _narrowed(query, wanted, table=citations, at="found_at", state="status")
    return [_with_reasons(row) for row in _rows(connection, narrowed)]


def citations_by_id(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """These citations, as `citation_list` gives them."""
    query = _citations().where(citations.c.id.in_(ids))
    return [_with_reasons(row) for row in _rows(connection, query)]


def _citations() -> Select[Any]:
    names = (
        "id", "method", "status", "confidence", "certainty", "margin", "statement_key",
        "statement_id", "face_id", "url", "publisher", "language", "found_at", "lost_at", "post_id",
        "evidence",
    )  # fmt: skip
    return (
        select(
            *(citations.c[name] for name in names), that_counts().label("verdict"),
            documents.c.title.label("post_title"), documents.c.author.label("post_author"),
            documents.c.url.label("post_url"), sources.c.name.label("source"),
            statements.c.title.label("statement_title"),
        )
        .join(documents, citations.c.post_id == documents.c.id)
        .join(sources, documents.c.source_id == sources.c.id)
        .outerjoin(statements, citations.c.statement_id == statements.c.id)
    )  # fmt: skip


def _with_reasons(row: Row) -> Row:
    """The reasons of the evidence in its place: passages are long, and stand in `show`."""
    rest = {name: value for name, value in row.items() if name != "evidence"}
    return rest | {"reasons": row["evidence"].get("reasons", [])}


def alert_list(
    connection: Connection,
    wanted: Wanted,
    *,
    subscription: str | None = None,
    event: str | None = None,
) -> list[Row]:
    """Alerts with the event they tell, where they go and what was last answered."""
    query = _alerts()
    if subscription is not None:
        query = query.where(subscriptions.c.name == subscription)
    if event is not None:
        query = query.where(events.c.type == event)
    return _rows(connection, _narrowed(query, wanted, table=alerts, at="created_at", state="state"))


def alerts_by_id(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """These alerts, as `alert_list` gives them."""
    return _rows(connection, _alerts().where(alerts.c.id.in_(ids)))


def _alerts() -> Select[Any]:
    names = (
        "id", "state", "event_id", "document_id", "joined_into", "created_at", "next_attempt_at",
        "delivered_at", "attempts",
    )  # fmt: skip
    return (
        select(
            *(alerts.c[name] for name in names), alerts.c.channel_label.label("channel"),
            events.c.type.label("event"), subscriptions.c.name.label("subscription"),
            sources.c.name.label("source"), documents.c.title, _last_answer().label("answer"),
        )
        .join(events, alerts.c.event_id == events.c.id)
        .join(sources, events.c.source_id == sources.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .outerjoin(documents, alerts.c.document_id == documents.c.id)
    )  # fmt: skip


def _last_answer() -> ScalarSelect[Any]:
    return (
        select(deliveries.c.answer)
        .where(deliveries.c.alert_id == alerts.c.id)
        .order_by(deliveries.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def deliveries_of(connection: Connection, alert_ids: Sequence[str]) -> list[Row]:
    """Every attempt to hand over these alerts, oldest first."""
    query = select(deliveries).where(deliveries.c.alert_id.in_(alert_ids))
    return _rows(connection, query.order_by(deliveries.c.id))
