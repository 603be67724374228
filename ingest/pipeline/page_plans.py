"""How often documents' own pages are looked at again: learned rates, citations, the host's room.

Read once for all looks of a message, and only where one of them was at a document's own page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from ingest.pipeline.looks import Look, Quiet, Seen, observed_at
from ingest.pipeline.own_pages import first_look
from ingest.pipeline.work import Work
from ingest.revisions.states import StateStep
from ingest.schedule import (
    FLOOR_S,
    LOCAL_FLOOR_S,
    Crowd,
    Looks,
    Pace,
    Planned,
    eagerness,
    next_page_look,
    page_reason,
    room,
    stretch,
    taught,
    weight,
)
from ingest.store import demand, rates
from ingest.store.demand import Pages
from ingest.store.session import Connection, Row
from schemas.records.documents import KnownDocument
from schemas.records.sources import Feed


@dataclass(slots=True)
class PagePlans:
    """What the looks of one message are planned by."""

    looks: dict[int, dict[int, Looks]] = field(default_factory=dict)  # by source and age class
    learned: set[tuple[int, int]] = field(default_factory=set)  # of them, what this message adds to
    pages: Sequence[Pages] = ()  # of the hosts that were looked at
    citations: Mapping[str, int] = field(default_factory=dict)  # by document
    edited: frozenset[str] = frozenset()  # documents whose pages this message finds edited
    _eagerness: dict[tuple[int, int], float] = field(default_factory=dict)
    _stretch: dict[tuple[str, timedelta], float] = field(default_factory=dict)

    def pace(self, feed: Feed, *, local: bool) -> Pace:
        """What moves the gap of a page; a local host has no limit of its own."""
        return Pace(
            eager=partial(self.eager, feed.source.id),
            weight=weight(self.citations.get(feed.document_id or "", 0)),
            stretch=0.0 if local else self._stretch_of(feed.host, feed.source.delay),
        )

    def eager(self, source_id: int, number: int) -> float:
        """How many times as often as usual a source's pages of an age class are worth a look."""
        of = (source_id, number)
        if of not in self._eagerness:
            looks = self.looks.get(source_id, {}).get(number)
            self._eagerness[of] = eagerness(looks, number) if looks else 1.0
        return self._eagerness[of]

    def _stretch_of(self, host: str, delay: timedelta) -> float:
        if (host, delay) not in self._stretch:
            crowds = [
                Crowd(each.number, each.age_class, self.eager(each.source_id, each.age_class))
                for each in self.pages
                if each.host == host
            ]
            self._stretch[host, delay] = stretch(crowds, within=room(delay))
        return self._stretch[host, delay]

    def add(self, source_id: int, *, start: timedelta, end: timedelta, changed: bool) -> None:
        """One look more; `start` and `end` are the document's age at the look before and now."""
        of_source = self.looks.setdefault(source_id, {})
        found = taught(
            of_source, start_s=start.total_seconds(), end_s=end.total_seconds(), changed=changed
        )
        of_source.update(found)
        self.learned.update((source_id, number) for number in found)

    def learn(self, connection: Connection) -> None:
        """Keep what the looks have taught; nothing may be written after it, see `rates.keep`."""
        rates.keep(connection, {of: self.looks[of[0]][of[1]] for of in self.learned})


def plan_pages(connection: Connection, looks: Iterable[Look], work: Work) -> PagePlans:
    """What the next looks at the pages of this message are planned by."""
    pages = [look for look in looks if look.feed.document_id in work.known.documents]
    if not pages:
        return PagePlans()
    now = max(observed_at(look) for look in pages)
    hosts = {look.feed.host for look in pages}
    of_hosts = demand.pages_of_hosts(connection, hosts, now=now)
    sources = {look.feed.source.id for look in pages} | {each.source_id for each in of_hosts}
    ids = [str(look.feed.document_id) for look in pages]
    plans = PagePlans(
        looks=rates.load(connection, sources),
        pages=of_hosts,
        citations=demand.citations_of(connection, ids),
        edited=frozenset(row["document_id"] for row in work.rows.edits if _shows_edit(row)),
    )
    _learn(plans, pages, work)
    return plans


def _learn(plans: PagePlans, pages: Iterable[Look], work: Work) -> None:
    """Add the looks that tell how often documents are edited.

    Not the first one, nor one after failures, whose gaps nobody knows; and not one that finds what
    a feed had told: it was made because of the edit, and would have taught that all looks find one.
    """
    echoed = {row["document_id"] for row in work.rows.edits if row["echo_of"]}
    for look in pages:
        document, last = look.feed.document_id, look.feed.last_polled_at
        if last is None or look.feed.failures or not isinstance(look, Quiet | Seen):
            continue
        changed = document in plans.edited
        if document in echoed and not changed:
            continue
        born = born_at(work.known.documents[str(document)], now=last)
        plans.add(
            look.feed.source.id,
            start=last - born,
            end=observed_at(look) - born,
            changed=changed,
        )


def _shows_edit(row: Row) -> bool:
    seen = row["kind"] not in ("before_seen", "unseen") and not row["echo_of"]
    return seen and row["view"] != "feed"


def born_at(document: KnownDocument, *, now: datetime) -> datetime:
    """The latest of publication, first sight and last edit that is not ahead of our clock.

    A site may date a post into next year.
    """
    told = (document.first_seen_at, document.published_at, document.last_edit_at)
    return max((at for at in told if at is not None and at <= now), default=now)


def page_due(
    look: Look, document: KnownDocument, step: StateStep | None, plans: PagePlans, *, local: bool
) -> Planned | None:
    """When a document's own page is due again and why; None once `recheck` is over."""
    if step is not None and step.next_look_at is not None:
        return Planned(step.next_look_at, "confirm")
    source, now = look.feed.source, observed_at(look)
    born = now if document.id in plans.edited else born_at(document, now=now)
    pace = plans.pace(look.feed, local=local)
    at = next_page_look(
        now=now,
        born_at=born,
        recheck=source.recheck,
        floor=timedelta(seconds=LOCAL_FLOOR_S if local else FLOOR_S),
        first=first_look(source),
        pace=pace,
    )
    return Planned(at, page_reason(age=now - born, pace=pace)) if at else None
