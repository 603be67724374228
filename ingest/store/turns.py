"""Whose turn it is at a host of which more is due than one claim takes.

Pages whose edit was seen in a feed go first, since alerts wait for them; then named feeds, which
show many documents at a look, the longest due first; then all other pages, by how many of their own
gaps they are late. So pages of a busy host are late in proportion, a young post by minutes where an
old one is by hours, and whoever waits moves up until it is served.
"""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Float,
    Select,
    bindparam,
    case,
    cast,
    extract,
    func,
    select,
)

from schemas.tables import feeds

AT_ONCE_TURN, FEEDS_TURN, PAGES_TURN = 0, 1, 2

_FIRST_GAP_S = 120.0  # of a page that was never looked at
_LEAST_GAP_S = 1.0
_DAY_S = 86_400.0

_now: BindParameter[Any] = bindparam("now", type_=feeds.c.next_poll_at.type)
_turn = case(
    (feeds.c.document_id.is_(None), FEEDS_TURN),
    (feeds.c.due_because == "edited", AT_ONCE_TURN),
    else_=PAGES_TURN,
)


def _seconds(at: ColumnElement[Any], dialect: str) -> ColumnElement[float]:
    if dialect == "postgresql":
        return cast(extract("epoch", at), Float)
    seconds: ColumnElement[float] = func.julianday(at) * _DAY_S
    return seconds


def _gaps_late(dialect: str) -> ColumnElement[float]:
    due_s = _seconds(feeds.c.next_poll_at, dialect)
    gap_s = func.coalesce(due_s - _seconds(feeds.c.last_polled_at, dialect), _FIRST_GAP_S)
    least = case((gap_s < _LEAST_GAP_S, _LEAST_GAP_S), else_=gap_s)
    late: ColumnElement[float] = (_seconds(_now, dialect) - due_s) / least
    return case((_turn == PAGES_TURN, late), else_=0.0)


def _due_query(dialect: str) -> Select[Any]:
    """Due feeds without those of a host that is looked at now; only due feeds are leased."""
    host, next_poll_at = feeds.c.host, feeds.c.next_poll_at
    is_due = (feeds.c.active, next_poll_at <= _now)
    busy = select(host).where(*is_due, feeds.c.lease_until > _now)
    turn = _turn.label("turn")
    place = (
        func.row_number()
        .over(partition_by=(host, _turn), order_by=(_gaps_late(dialect).desc(), next_poll_at))
        .label("place")
    )
    told = ("id", "host", "source_id", "attempts", "last_status", "last_full_at")
    ranked = (
        select(*(feeds.c[name] for name in told), turn, next_poll_at, feeds.c.failures, place)
        .where(*is_due, host.not_in(busy))
        .subquery()
    )
    return (
        select(*(ranked.c[name] for name in (*told, "turn", "next_poll_at", "failures")))
        .where(ranked.c.place <= bindparam("of_a_host"))  # of each sort
        .order_by(ranked.c.place)
        .limit(bindparam("most"))
    )


# By the database's name. Built once, for the same reason as `feeds._ACTIVE`.
DUE = {dialect: _due_query(dialect) for dialect in ("postgresql", "sqlite")}
