"""Is all well? Facts to findings, each with what to do. Pure: the asking is `ops.examination`'s."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.index_state import IndexState
from ingest.store.vitals import Backlog
from ops.alert_findings import alert_findings, dead_findings, mail_findings
from ops.findings import Finding
from ops.index_findings import index_findings
from ops.shown.due import next_look
from ops.shown.terminal import safe_line
from ops.shown.times import ago, length
from ops.source_findings import source_findings
from ops.translation_findings import FoundPair, translation_findings
from workers.settings import Settings

Row = Mapping[str, Any]

# Ticks come every few seconds (TICK_S); missing ten in a row is no hiccup. A minute at least, so
# that a restart alarms nobody.
MISSED_TICKS = 10
LEAST_SILENCE = timedelta(minutes=1)

# Due work waits for a tick, a message and its host's turn; a worker that keeps up is through by
# then. A pile younger than that is a moment's, and older it grows.
LATE = timedelta(minutes=5)

# Snapshots of a few hundred sources take some 100 MB a day (zlib): a day or two of warning.
LEAST_FREE_BYTES = 500 * 1024 * 1024

# What our clock may be ahead or behind of the newest row or the database's own clock.
MOST_SKEW = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an examination found; what could not be asked for is None or empty."""

    now: datetime
    database: str  # how it is called, without a password
    database_problem: str | None = None
    database_at: datetime | None = None  # its own clock
    broker: str = ""
    broker_problem: str | None = None
    runs_here: bool = False  # a local runtime holds this home
    is_local: bool = False  # the ledger is a file on this machine
    heartbeats: Mapping[str, datetime] = field(default_factory=dict)
    backlog: Backlog | None = None
    sources: int = 0
    feeds: int = 0
    failing: Sequence[Row] = ()
    failing_sources: Sequence[Row] = ()
    stopped: Sequence[Row] = ()
    dead: Sequence[Row] = ()
    channels: Sequence[Row] = ()  # `ingest.store.channel_lists`
    subscriptions: Sequence[Row] = ()  # `ingest.store.subscription_lists`
    bundles: Sequence[Row] = ()  # alerts that wait to be told with others
    next_looks: Sequence[Row] = ()  # at the named feeds that are due first
    full_hosts: Sequence[Row] = ()  # where there is no room for all looks that are wanted
    unrest: int = 0  # documents with edits in 7 days that are part of a story
    free_bytes: int | None = None
    index: IndexState | None = None  # this host's index of texts
    dictionaries: Sequence[FoundPair] = ()
    vectors: str | None = None  # what is wrong with the model; "" nothing, None none is named


def findings(facts: Facts, settings: Settings) -> Iterator[Finding]:
    """Every finding, the ground first: what is wrong there explains what is wrong above."""
    yield _contact(settings)
    yield _database(facts)
    yield _broker(facts)
    if facts.free_bytes is not None:
        yield _disk(facts.free_bytes)
    if facts.database_problem is None:
        yield _clock(facts)
        yield _ticks(facts, timedelta(seconds=settings.tick_s))
        yield _watched(facts)
        yield from _next(facts)
        yield from _backlog(facts)
        yield from source_findings(
            facts.failing_sources, facts.failing, facts.stopped, now=facts.now
        )
        yield from dead_findings(facts.dead)
        yield from mail_findings(facts.subscriptions, settings.smtp_url)
        yield from alert_findings(facts.channels, facts.subscriptions, facts.bundles, now=facts.now)
        yield from _unrest(facts)
        yield from index_findings(facts.index)
    yield from translation_findings(facts.dictionaries, facts.vectors)


def _contact(settings: Settings) -> Finding:
    if settings.contact:
        return Finding(about="contact", well=True, found=settings.contact)
    return Finding(
        about="contact",
        well=False,
        found="PALIMPSEST_CONTACT is not set, so no worker asks any site",
        do="set it to a mail or web address under which sites can reach you",
    )


def _database(facts: Facts) -> Finding:
    if facts.database_problem:
        return Finding(
            about="database", well=False, found=facts.database, do=facts.database_problem
        )
    return Finding(
        about="database", well=True, found=f"{facts.database}: reachable, migrated, writable"
    )


def _broker(facts: Facts) -> Finding:
    if not facts.broker_problem:
        return Finding(about="broker", well=True, found=f"{facts.broker}: answers")
    found = f"{facts.broker}: {facts.broker_problem}"
    if facts.is_local and not facts.runs_here:
        do = "run `palimpsest up`, which brings a broker of its own"
        return Finding(about="broker", well=False, found=found, do=do)
    do = "start it, or correct PALIMPSEST_BROKER_URL; nothing is lost meanwhile"
    return Finding(about="broker", well=False, found=found, do=do)


def _disk(free_bytes: int) -> Finding:
    found = f"{free_bytes // 1024**2} MiB free"
    if free_bytes >= LEAST_FREE_BYTES:
        return Finding(about="disk", well=True, found=found)
    return Finding(about="disk", well=False, found=found, do="make room before it is full")


def _clock(facts: Facts) -> Finding:
    newest = max([*facts.heartbeats.values(), facts.now])
    ahead = newest - facts.now
    other = abs(facts.database_at - facts.now) if facts.database_at else timedelta()
    if max(ahead, other) <= MOST_SKEW:
        return Finding(about="clock", well=True, found="agrees with the database")
    return Finding(
        about="clock",
        well=False,
        found=f"this machine's clock is off by {length(max(ahead, other))} from the database's",
        do="set it by NTP on every machine: due times and leases rely on it",
    )


def _ticks(facts: Facts, tick: timedelta) -> Finding:
    patience = max(MISSED_TICKS * tick, LEAST_SILENCE)
    beats = {step: facts.heartbeats.get(step) for step in ("poll", "sweep")}
    told = ", ".join(f"{step} {ago(at, facts.now)}" for step, at in beats.items())
    if all(at is not None and facts.now - at <= patience for at in beats.values()):
        return Finding(about="ticks", well=True, found=f"last handled: {told}")
    do = "run `palimpsest up`" if facts.is_local else "see whether beat and a worker for them run"
    return Finding(about="ticks", well=False, found=f"last handled: {told}", do=do)


def _watched(facts: Facts) -> Finding:
    found = f"{facts.sources} watched, with {facts.feeds} feeds"
    if facts.feeds:
        return Finding(about="sources", well=True, found=found)
    do = "write a watch list (`palimpsest init`) and apply it (`palimpsest apply watch.yaml`)"
    return Finding(about="sources", well=False, found=found, do=do)


def _next(facts: Facts) -> Iterator[Finding]:
    for row in facts.next_looks:
        place = f"{safe_line(row['source'])}: {safe_line(row['url'], 300)}"
        yield Finding(about="next", well=True, found=f"{place}, {next_look(row, facts.now)}")
    for row in facts.full_hosts:
        yield Finding(
            about="limit",
            well=True,
            found=f"{row['host']} has no room for all looks that are wanted: {row['pages']} pages "
            "are looked at less often",
            do="to see edits there sooner, lower the `delay` of its sources or shorten `recheck`",
        )


def _backlog(facts: Facts) -> Iterator[Finding]:
    pile = facts.backlog
    if pile is None:
        return
    for what, number, since, queue in (
        ("feeds due", pile.feeds, pile.feeds_since, "observe"),
        ("revisions to link", pile.unlinked, pile.unlinked_since, "link"),
        ("events to alert", pile.events, pile.events_since, "alert"),
        ("alerts to deliver", pile.alerts, pile.alerts_since, "deliver"),
    ):
        late = since is not None and facts.now - since > LATE
        waits = f", the oldest for {length(facts.now - since)}" if since and number else ""
        yield Finding(
            about="backlog",
            well=not late,
            found=f"{number} {what}{waits}",
            do=f"see whether a worker serves the queue {queue}, and add one" if late else "",
        )


def _unrest(facts: Facts) -> Iterator[Finding]:
    """Nothing is wrong with us: it says why some edits are told late and together."""
    if facts.unrest:
        what = (
            "document flaps, never rests or was"
            if facts.unrest == 1
            else ("documents flap, never rest or were")
        )
        found = f"{facts.unrest} {what} edited alike in 7 days"
        yield Finding(about="stories", well=True, found=found)
