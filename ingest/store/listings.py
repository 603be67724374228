"""Lists for people and programs: bounded, newest first. Never writes.

Each gives rows whose names are the keys of the JSON lines (`palimpsest … --json`): they are only
ever added to. Instants are aware UTC. Citations and deliveries have files of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, select

from ingest.store import due
from ingest.store.edits import with_stories
from ingest.store.narrowing import Listed, Wanted, count, listed, rows
from ingest.store.session import Connection, Row
from ingest.store.verdicts import counts
from schemas.records.revisions import Significance
from schemas.tables import (
    alerts,
    channels,
    citations,
    deliveries,
    documents,
    edits,
    events,
    feeds,
    sources,
    subscriptions,
)


def source_list(connection: Connection, wanted: Wanted, *, resting: bool) -> Listed:
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
        count(feeds, own & feeds.c.active & feeds.c.document_id.is_(None), "feeds"),
        count(feeds, own & feeds.c.active & feeds.c.document_id.is_not(None), "pages"),
        count(documents, documents.c.source_id == sources.c.id, "documents"),
    )  # fmt: skip
    if not resting:
        query = query.where(sources.c.active)
    found = listed(connection, query, wanted, table=sources, at="created_at")
    looks = due.of_sources(connection, [row["id"] for row in found.rows])
    return replace(found, rows=_with_looks(found.rows, looks))


def _with_looks(found: Sequence[Row], looks: Mapping[Any, Row]) -> list[Row]:
    return [{**row, "next_look": looks.get(row["id"])} for row in found]


def document_list(
    connection: Connection, wanted: Wanted, *, author: str | None = None, edited: bool = False
) -> Listed:
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
        documents.c.state, documents.c.baseline, count(edits, told, "edits"),
        count(citations, cites, "cites"), count(citations, cited, "cited_by"),
    ).join(sources, documents.c.source_id == sources.c.id)  # fmt: skip
    if author is not None:
        query = query.where(documents.c.author == author)
    if edited:
        query = query.where(select(edits.c.id).where(told).exists())
    found = listed(connection, query, wanted, table=documents, at="first_seen_at")
    looks = due.of_documents(connection, [row["id"] for row in found.rows])
    return replace(found, rows=_with_looks(found.rows, looks))


def edit_list(
    connection: Connection,
    wanted: Wanted,
    *,
    at_least: int = 1,
    echoes: bool = False,
    story: str | None = None,
) -> Listed:
    """Edits with the document they were made to; echoes are the same edit seen in another view.

    `story` is one of its edits: then only the edits that are told as one with it.
    """
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
    if story is not None:
        query = query.where(_in_story_of(connection, story))
    found = listed(connection, query, wanted, table=edits, at="detected_at")
    return replace(found, rows=with_stories(connection, [with_words(row) for row in found.rows]))


def _in_story_of(connection: Connection, edit: str) -> ColumnElement[bool]:
    """What an edit belongs to: the edit that its story began with, and all that name it."""
    query = select(edits.c.story_of, edits.c.echo_of).where(edits.c.id == edit)
    story_of, echo_of = connection.execute(query).one()
    begun = story_of or echo_of or edit
    return (edits.c.id == begun) | (edits.c.story_of == begun)


def with_words(row: Row) -> Row:
    """A row of an edit with its significance as a word."""
    return {**row, "significance": Significance(row["significance"]).word}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAlerts:
    """What lists of alerts and of deliveries may be narrowed to besides."""

    subscription: str | None = None  # exact name
    event: str | None = None  # its type
    channel: str | None = None  # its key, or a part of its label

    def conditions(self) -> list[ColumnElement[bool]]:
        """For a query that joins alerts, events and subscriptions."""
        found = []
        if self.subscription is not None:
            found.append(subscriptions.c.name == self.subscription)
        if self.event is not None:
            found.append(events.c.type == self.event)
        if self.channel is not None:
            named = alerts.c.channel_label.icontains(self.channel, autoescape=True)
            found.append(named | (alerts.c.channel_key == self.channel))
        return found


def alert_list(connection: Connection, wanted: Wanted, of: OfAlerts) -> Listed:
    """Alerts with the event they tell, where they go, why they wait and what was last answered."""
    query = _alerts().where(*of.conditions())
    return listed(connection, query, wanted, table=alerts, at="created_at")


def alerts_by_id(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """These alerts, as `alert_list` gives them."""
    return rows(connection, _alerts().where(alerts.c.id.in_(ids)))


def alert_keys(connection: Connection, wanted: Wanted, of: OfAlerts) -> Listed:
    """As `alert_list`, of each alert only `id`, `channel_key` and `channel`: for thousands."""
    query = (
        select(alerts.c.id, alerts.c.channel_key, alerts.c.channel_label.label("channel"))
        .join(events, alerts.c.event_id == events.c.id)
        .join(sources, events.c.source_id == sources.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .where(*of.conditions())
    )
    return listed(connection, query, wanted, table=alerts, at="created_at")


def _alerts() -> Select[Any]:
    names = (
        "id", "state", "event_id", "document_id", "joined_into", "created_at", "next_attempt_at",
        "delivered_at", "attempts", "bundle", "due_at", "channel_key",
    )  # fmt: skip
    return (
        select(
            *(alerts.c[name] for name in names), alerts.c.channel_label.label("channel"),
            events.c.type.label("event"), subscriptions.c.name.label("subscription"),
            sources.c.name.label("source"), documents.c.title, _last_answer().label("answer"),
            channels.c.paused_until, channels.c.failing_since,
        )
        .join(events, alerts.c.event_id == events.c.id)
        .join(sources, events.c.source_id == sources.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .outerjoin(documents, alerts.c.document_id == documents.c.id)
        .outerjoin(channels, alerts.c.channel_key == channels.c.key)
    )  # fmt: skip


def _last_answer() -> ScalarSelect[Any]:
    return (
        select(deliveries.c.answer)
        .where(deliveries.c.alert_id == alerts.c.id)
        .order_by(deliveries.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
