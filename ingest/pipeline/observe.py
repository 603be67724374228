"""Observe: fetch, parse, compare with what is known, and store it all in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from ingest.pipeline.alike import tell_alike_once
from ingest.pipeline.failing import tell_health
from ingest.pipeline.follow_up import follow_up
from ingest.pipeline.health import Found, look_row, needs_whole_row, quiet_row
from ingest.pipeline.known import load_known
from ingest.pipeline.labels import named
from ingest.pipeline.looks import Absent, Failed, Look, Quiet, Seen, begun_at, read_look
from ingest.pipeline.page_plans import PagePlans, page_due, plan_pages
from ingest.pipeline.parts import Parts
from ingest.pipeline.record import record
from ingest.pipeline.requests import request_for
from ingest.pipeline.rereading import reread
from ingest.pipeline.rows import Rows
from ingest.pipeline.sightings import sightings_of
from ingest.pipeline.states import StateSteps, step_states
from ingest.pipeline.work import Work
from ingest.store import events, feeds, snapshots
from ingest.store.session import Connection
from schemas.records.sources import Feed
from schemas.records.steps import Done, Ring

# First looks bring thousands of revisions, at half a millisecond each to link. With 50 a message
# linking took as much CPU, but alerting half as much again, and there were four times the messages.
REVISIONS_A_MESSAGE = 200


def observe(parts: Parts, feed_ids: Sequence[int]) -> Done:
    """Look at feeds; no session is open while the network is waited for."""
    with parts.store.read() as connection:
        due = feeds.load(connection, feed_ids)
    _count_attempts(parts, due)
    requests = [request_for(feed, now=parts.now()) for feed in due]
    outcomes = parts.fetcher.fetch_all(requests, now=parts.now)
    looks = [read_look(feed, outcome) for feed, outcome in zip(due, outcomes, strict=True)]
    return store_looks(parts, looks)


def _count_attempts(parts: Parts, due: Sequence[Feed]) -> None:
    """Remember who looked at feeds whose last lease has run out: that may be what kills workers.

    Counted here and not at the claim: a message that was lost, or that no worker took, has killed
    nobody. Costs nothing as long as all goes well.
    """
    late = parts.now() - parts.lease
    again = [feed.id for feed in due if feed.next_poll_at <= late]
    if again:
        with parts.store.write() as connection:
            feeds.count_attempt(connection, again)


def store_looks(parts: Parts, looks: Sequence[Look]) -> Done:
    """One transaction for everything that these looks have taught."""
    telling = [look for look in looks if not isinstance(look, Quiet)]
    sighted = [each for look in telling if isinstance(look, Seen) for each in sightings_of(look)]
    pages = [look.feed.document_id for look in looks if look.feed.document_id]
    now = parts.now()
    with parts.store.write() as connection:
        work = Work(known=load_known(connection, sighted, pages=pages, now=now))
        reread(connection, work.known, sighted)
        work.outcome.count_looks(looks)
        for sighting in sighted:
            record(sighting, work)
        tell_alike_once(sighted, work)
        plans = plan_pages(connection, looks, work)
        _add_looks(parts, looks, work, step_states(connection, looks, work), plans)
        _add_evidence(telling, work.rows)
        work.rows.write(connection)
        _tell_health(connection, looks, work)
        if sighted:
            follow_up(connection, sighted, work, now=now)
        released = _release(connection, looks, now=now)
        plans.learn(connection)  # last: see `ingest.store.rates.keep`
    return Done(line=work.outcome.line(), rings=_rings(work, released))


def _tell_health(connection: Connection, looks: Sequence[Look], work: Work) -> None:
    told = tell_health(connection, looks, work)
    events.add(connection, told)
    work.rows.events += told


def _release(connection: Connection, looks: Sequence[Look], *, now: datetime) -> list[str]:
    """Events that waited for one of these looks at their documents' own pages.

    A look that was under way when the edit was seen may show the page as it was before: its
    event goes on waiting, and the page, whose next look it has just put off, is due at once.
    """
    looked = {look.feed.document_id: begun_at(look) for look in looks if look.feed.document_id}
    if not looked:
        return []
    released, waiting = events.release(connection, looked, now=now)
    if waiting:
        feeds.due_at_once(connection, waiting, now=now)
    return released


def _add_looks(
    parts: Parts, looks: Sequence[Look], work: Work, steps: StateSteps, plans: PagePlans
) -> None:
    """What each look means for its feed."""
    is_local = cache(parts.is_local)  # of few hosts; an address is read for longer than a row made
    for look in looks:
        feed, page = look.feed, None
        document = work.known.documents.get(feed.document_id or "")
        if document is not None:
            local = is_local(feed.host)
            page = page_due(look, document, steps.get(feed.id), plans, local=local)
        over = document is not None and page is None
        if isinstance(look, Quiet) and not needs_whole_row(look) and not over:
            work.rows.quiet.append(quiet_row(look, page=page, is_local=is_local))
            continue
        row = look_row(look, page=page, is_local=is_local, found=_found(look, work))
        ended = {"active": False, "stopped_reason": feeds.RECHECK_OVER} if over else {}
        work.rows.looks.append(row | ended)


def _found(look: Look, work: Work) -> Found:
    """What a look at a held document's own page has found; other feeds are read as they are."""
    of = (look.feed.id, look.feed.document_id or "")
    if of in work.outcome.unjudged:
        return "no text"
    return "others" if of[1] in work.known.documents and of not in work.outcome.shown else "text"


def _add_evidence(looks: Sequence[Look], rows: Rows) -> None:
    """Snapshots of the bodies that revisions were read from, and the fetches that taught us."""
    for look in looks:
        match look:
            case Seen() if look.snapshot_id in rows.teaching:
                rows.snapshots[look.snapshot_id] = snapshots.snapshot_row(look.outcome)
                rows.fetches.append(snapshots.fetch_row(look.outcome, look.snapshot_id))
            case Failed() | Absent():
                rows.fetches.append(snapshots.fetch_row(look.outcome, None))
            case _:
                pass


def _rings(work: Work, released: Sequence[str]) -> tuple[Ring, ...]:
    """Revisions are linked, and their events alerted after; other events are alerted now."""
    rows, label = work.rows, named(work.outcome.counts)
    alone = [str(row["id"]) for row in rows.events if row["revision_id"] is None]
    rings: list[Ring] = []
    for start in range(0, len(rows.revision_ids), REVISIONS_A_MESSAGE):
        ids = tuple(rows.revision_ids[start : start + REVISIONS_A_MESSAGE])
        rings.append(Ring(step="link", ids=ids, label=label))
    if others := tuple(dict.fromkeys([*alone, *released])):
        rings.append(Ring(step="alert", ids=others, label=label))
    return tuple(rings)
