"""When feeds and documents' own pages are looked at next, with all that says why. Never writes.

How it is said is `ops.shown.due`'s; the names of the rows are keys of the JSON lines.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, func, select

from ingest.schedule import Looks, feed_rate
from ingest.store.session import Connection, Row
from schemas.tables import feeds, sources

# Named feeds of which `doctor` says when they are due: the first ones of all.
MOST_NEXT = 3
# Hosts at their limit that it names: those with the most pages.
MOST_HOSTS = 5

_LOOKS = ("looks_changed", "looks_unchanged", "changed_gap_s", "unchanged_gap_s")


def _query() -> Select[Any]:
    names = (
        "source_id", "document_id", "url", "active", "stopped_reason", "next_poll_at",
        "due_because", "not_before", "ttl_s", "failures", "last_polled_at", *_LOOKS,
    )  # fmt: skip
    told = (*(feeds.c[name] for name in names), sources.c.every_s, sources.c.name.label("source"))
    joined = select(*told).join(sources, feeds.c.source_id == sources.c.id)
    return joined.order_by(feeds.c.active.desc(), feeds.c.next_poll_at, feeds.c.id)


def of_documents(connection: Connection, ids: Collection[str]) -> dict[str, Row]:
    """The next look at the own page of each of these documents that has one."""
    rows = connection.execute(_query().where(feeds.c.document_id.in_(sorted(ids)))).mappings()
    return _first(rows, "document_id")


def of_sources(connection: Connection, ids: Collection[int]) -> dict[int, Row]:
    """The next look at any named feed of each of these sources."""
    named = (feeds.c.source_id.in_(sorted(ids)), feeds.c.document_id.is_(None))
    return _first(connection.execute(_query().where(*named)).mappings(), "source_id")


def soonest(connection: Connection) -> list[Row]:
    """The named feeds that are due first, each with its `source` and `url`."""
    named = (feeds.c.active, feeds.c.document_id.is_(None), sources.c.active)
    rows = connection.execute(_query().where(*named).limit(MOST_NEXT)).mappings()
    return [{"source": row["source"], "url": row["url"], **_look(row)} for row in rows]


def full_hosts(connection: Connection) -> list[Row]:
    """Hosts at their limit: `host`, and how many `pages` of it wait longer for that."""
    pages = func.count().label("pages")
    query = (
        select(feeds.c.host, pages)
        .where(feeds.c.active, feeds.c.due_because == "limit")
        .group_by(feeds.c.host)
        .order_by(pages.desc(), feeds.c.host)
        .limit(MOST_HOSTS)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _first(rows: Iterable[Any], key: str) -> dict[Any, Row]:
    found: dict[Any, Row] = {}
    for row in rows:
        found.setdefault(row[key], _look(row))
    return found


def _look(row: Any) -> Row:  # noqa: ANN401 (a row mapping)
    """`at` is None where nothing is looked at any more; `stopped` then says why."""
    looks = Looks(*(row[name] for name in _LOOKS))
    return {
        "at": row["next_poll_at"] if row["active"] else None,
        "because": row["due_because"],
        "stopped": None if row["active"] else row["stopped_reason"],
        "last_at": row["last_polled_at"],
        "every_s": row["every_s"],
        "changes_every_s": round(1 / feed_rate(looks)),
        "not_before": row["not_before"],
        "ttl_s": row["ttl_s"],
        "failures": row["failures"],
    }
