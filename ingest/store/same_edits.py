"""The same edit in other documents of a source: the same words taken out and put in; who knows."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, select, update

from ingest.store.ids import event_id
from ingest.store.session import Connection, Row, chunks
from schemas.tables import alerts, deliveries, documents, edits, events

# Edits looked through for one that may be the same; a source with more of one length in an hour has
# shown long before whether they are.
_MOST = 2_000
# Events asked about at a time; databases take some tens of thousands.
_SLICE = 1_000


def same_edits(
    connection: Connection, edit: Row, *, since: datetime, words: Callable[[Row], object]
) -> list[Any]:
    """Edits of that source since then that changed the same `words`, itself too, oldest first.

    Silent ones only, each with its `author`; what another view showed again is left out.
    """
    source_id = select(documents.c.source_id).where(documents.c.id == edit["document_id"])
    query = (
        select(edits, documents.c.author)
        .join(documents, edits.c.document_id == documents.c.id)
        .where(documents.c.source_id == source_id.scalar_subquery())
        .where(edits.c.detected_at >= since, edits.c.echo_of.is_(None), ~edits.c.declared)
        .where(_as_many_words(edit))
        .order_by(edits.c.detected_at, edits.c.id)
        .limit(_MOST)
    )
    ours = words(edit)
    return [row for row in map(dict, connection.execute(query).mappings()) if words(row) == ours]


def _as_many_words(edit: Row) -> ColumnElement[bool]:
    """As many words went and came, or the same several times in one text."""
    came, went = int(edit["words_added"]), int(edit["words_removed"])
    if came and went:
        return and_(edits.c.words_added * went == edits.c.words_removed * came)
    return and_(edits.c.words_added == came, edits.c.words_removed == went)


def continue_story(connection: Connection, story: str, *, into: str) -> None:
    """Let a story of many documents be the rest of an earlier one.

    The edit that began it comes first: of two that do this at once the second finds nothing to do.
    """
    for mine in (edits.c.id == story, edits.c.story_of == story):
        connection.execute(update(edits).where(mine).values(story_of=into))


def told_of(connection: Connection, stories: Collection[str]) -> set[str]:
    """Those of these stories of which some edit's event is alerted, to whomever."""
    return {story for story in stories if _is_told(connection, story)}


def _is_told(connection: Connection, story: str) -> bool:
    same = (events.c.document_id == edits.c.document_id) & (events.c.edit_id == edits.c.id)
    query = (
        select(events.c.id)
        .join(edits, same)
        .where(_in_story(story), events.c.alerted_at.is_not(None), events.c.type.like("%.edited"))
        .limit(1)
    )
    return connection.execute(query).first() is not None


def told_to(connection: Connection, story: str, subscription_ids: Collection[int]) -> set[int]:
    """Those of these subscriptions that have an alert of some edit as one of this story.

    What was told before there was a story is none. Thousands of edits are looked through in slices,
    the first ones first: most subscriptions have one of these.
    """
    query = select(edits.c.id).where(_in_story(story), edits.c.echo_of.is_(None))
    members = connection.execute(query.order_by(edits.c.detected_at, edits.c.id)).scalars()
    named = [id_ for each in members for id_ in own_events(each)]
    left, found = set(subscription_ids), set[int]()
    for start in range(0, len(named), _SLICE):
        if not left:
            break
        rows = _alerts_of(connection, named[start : start + _SLICE], left)
        found |= {row.subscription_id for row in rows if row.detail.get("alike") == story}
        left -= found
    return found


def _alerts_of(connection: Connection, event_ids: Sequence[str], wanted: Collection[int]) -> Any:  # noqa: ANN401 (rows)
    return connection.execute(
        select(alerts.c.subscription_id, events.c.detail)
        .join(events, alerts.c.event_id == events.c.id)
        .where(alerts.c.event_id.in_(event_ids), alerts.c.subscription_id.in_(sorted(wanted)))
    )


def mark(connection: Connection, of: Mapping[str, str]) -> None:
    """Remember of open events which story their edits are told as, by the event's id."""
    query = select(events.c.id, events.c.detail).where(events.c.id.in_(sorted(of)))
    for row in connection.execute(query.order_by(events.c.id)).all():
        detail = {**row.detail, "alike": of[row.id]}
        connection.execute(update(events).where(events.c.id == row.id).values(detail=detail))


def untried(connection: Connection, edit_ids: Iterable[str]) -> set[str]:
    """The events of these edits all of whose alerts wait, and were never tried."""
    rows = _alerts_to(connection, [id_ for each in edit_ids for id_ in own_events(each)])
    tried = {row.event_id for row in rows if not row.is_untried}
    return {row.event_id for row in rows} - tried


def gather(connection: Connection, of: Mapping[str, str]) -> None:
    """Of the alerts of these events leave each subscription and channel the first of each story.

    That one tells the story when it leaves. What is told with another one stays too, and what
    somebody has begun to send.
    """
    rows = _alerts_to(connection, of)
    tells = set(
        connection.execute(
            select(alerts.c.joined_into).where(alerts.c.joined_into.in_([row.id for row in rows]))
        ).scalars()
    )
    heard, over = set[tuple[str, int, str]](), list[str]()
    for row in sorted(rows, key=lambda row: row.is_untried and row.id not in tells):
        whom = of[row.event_id], row.subscription_id, row.channel_key
        if whom in heard and row.is_untried and row.id not in tells:
            over.append(row.id)
        heard.add(whom)
    for some in chunks(over):
        connection.execute(delete(alerts).where(alerts.c.id.in_(some), _UNTRIED))


def _alerts_to(connection: Connection, event_ids: Iterable[str]) -> list[Any]:
    """Alerts of these events in their order, each with whether it `is_untried`."""
    found: list[Any] = []
    for some in chunks(event_ids):
        query = select(*_NAMED, _UNTRIED.label("is_untried")).where(alerts.c.event_id.in_(some))
        found += connection.execute(query).all()
    return sorted(found, key=lambda row: (row.created_at, row.event_at, row.id))


_NAMED = tuple(
    alerts.c[name]
    for name in ("id", "event_id", "subscription_id", "channel_key", "created_at", "event_at")
)
# An alert that is to be sent again has deliveries.
_UNTRIED = (
    (alerts.c.state == "pending")
    & (alerts.c.attempts == 0)
    & ~exists().where(deliveries.c.alert_id == alerts.c.id)
)


def _in_story(story: str) -> ColumnElement[bool]:
    return (edits.c.id == story) | (edits.c.story_of == story)


def own_events(edit_id: str) -> tuple[str, ...]:
    """What the event of an edit may be called, whichever kind of document was edited."""
    return tuple(event_id(f"{kind}.edited", edit_id) for kind in ("post", "statement"))
