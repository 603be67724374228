"""What looks at documents' own pages are planned by: how many a host has, and what cites them."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select

from ingest.schedule import CLASS_ENDS_S
from ingest.store.session import Connection, Dialects, among, listed
from ingest.store.verdicts import counts
from schemas.tables import citations, feeds


class Pages(NamedTuple):
    """Pages of one host and one source that are looked at, and were first seen at one time."""

    host: str
    source_id: int
    age_class: int
    number: int


def _counting() -> Select[Any]:
    first_seen_at = feeds.c.baseline_at
    age_class = case(
        *(
            (first_seen_at < bindparam(f"since_{number}", type_=first_seen_at.type), number)
            for number in range(len(CLASS_ENDS_S), 0, -1)
        ),
        else_=0,
    )
    counted = (feeds.c.host, feeds.c.source_id, age_class.label("age_class"))
    told: tuple[ColumnElement[Any], ...] = (*counted, func.count())
    return (
        select(*told)
        .where(feeds.c.host.in_(bindparam("hosts", expanding=True)))
        .where(feeds.c.active, feeds.c.document_id.is_not(None))
        .group_by(feeds.c.host, feeds.c.source_id, "age_class")
    )


_COUNTING = _counting()  # built once: it has twenty cases


def pages_of_hosts(connection: Connection, hosts: Collection[str], *, now: datetime) -> list[Pages]:
    """How many pages these hosts have that are looked at, by age class (`ingest.schedule.ages`).

    By the time since first sight; what was not yet seen is of class 0. Edits since then are left
    out, which make few documents young again.
    """
    begun = {
        f"since_{number}": now - timedelta(seconds=end_s)
        for number, end_s in enumerate(CLASS_ENDS_S, start=1)
    }
    rows = connection.execute(_COUNTING, {"hosts": sorted(hosts), **begun})
    return [Pages(*row) for row in rows]


def _standing(side: ColumnElement[str], *conditions: ColumnElement[bool]) -> Dialects:
    told: tuple[ColumnElement[Any], ...] = (side.label("id"), func.count().label("number"))
    query = select(*told).select_from(citations).where(counts(), *conditions).group_by(side)
    return among(query, side)


_STANDING = (
    _standing(citations.c.post_id),
    _standing(citations.c.statement_id),
    # A further face where it was compared; the first one is named by every citation.
    _standing(citations.c.face_id, citations.c.face_id != citations.c.statement_id),
)


def citations_of(connection: Connection, document_ids: Collection[str]) -> Counter[str]:
    """How many citations that still stand lead to each of these documents, or from it.

    Only certain and likely ones, and none that a person has rejected.
    """
    found: Counter[str] = Counter()
    for query in _STANDING:
        for row in listed(connection, query, document_ids):
            found[row.id] += row.number
    return found
