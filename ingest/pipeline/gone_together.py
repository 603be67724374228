"""Pages that are gone together: the site's matter and not that of each document.

A board that closes, moves or keeps us out by 404 deletes no post. While nearly all pages looked at
between the two looks that would make a document gone are absent, it is not told; nor while every
feed of its source says the same, nor if such an outage ended between the two looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.pipeline.causes import Cause, Code, cause_of, leads_elsewhere, of_code, place_of
from ingest.pipeline.looks import Failed, Look, observed_at
from ingest.pipeline.outages import Health
from ingest.pipeline.page_sights import (
    LEAST_TOGETHER,
    PageSight,
    Sight,
    counts,
    page_sight,
    verdict,
)
from ingest.revisions.states import StateStep
from ingest.store import troubles
from ingest.store.session import Connection, Row
from schemas.records.documents import KnownDocument
from schemas.records.fetches import Fetched, Gone

# Of the newest pages of a source; by then a larger site has spoken.
_MOST_PAGES = 200
# Pages that nobody has looked at since the suspicion may turn the verdict: at most so many of them
# are asked for at once, as one claim takes of a host, and their answers are waited for.
_ASKED = 25
_ROUNDS = 6  # of `confirm_gone`; what is unclear is decided after twice that time

_OVER = frozenset(("gone", "moved", "blocked"))
_CLOSED = frozenset((401, 402, 403, 404, 407, 410, 429, 451))


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """So many of the pages looked at were absent; `look` shows it."""

    absent: int
    of: int
    look: Look
    since: datetime  # the first look at this page that found nothing

    @property
    def cause(self) -> Cause:
        """For the event of the source: how many, and what they answer or where they lead."""
        found = f"Nothing stands any more on {self.absent} of the {self.of} pages of its documents"
        code: Code = "gone"
        outcome, said = self.look.outcome, ""
        if isinstance(outcome, Gone):
            said = f", they answer {outcome.status}"
        if isinstance(outcome, Gone | Fetched) and leads_elsewhere(outcome):
            code, said = "moved", f", they lead to {place_of(outcome.url)}"
            said += f", which answers {outcome.status}" if isinstance(outcome, Gone) else ""
        return of_code(code, f"{found} that were looked at lately{said}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What is known of a source beside the looks at its pages."""

    health: Health
    closed: bool  # known to be gone or moved, or all its feeds say so or are closed to us
    pages: Mapping[str, PageSight]

    def recovered_since(self, at: datetime) -> bool:
        """Whether an outage has ended since then whose pages may have answered as if gone."""
        health = self.health
        since = health.state == "ok" and health.state_at is not None and health.state_at >= at
        return since and health.told_code in _OVER


def hold_back(
    connection: Connection,
    looks: Sequence[Look],
    steps: dict[int, StateStep],
    documents: Mapping[str, KnownDocument],
) -> dict[int, Together]:
    """Take out of `steps` what would call documents gone where it is their source's matter.

    Gives the sources of which nearly all pages are absent together. Where a suspicion begins, some
    other pages of the source are asked for, so that it is clear by the second look.
    """
    absent: dict[int, list[Look]] = {}
    for look in looks:
        step = steps.get(look.feed.id)
        if step is not None and (step.event == "gone" or _begins(step, look)):
            absent.setdefault(look.feed.source.id, []).append(look)
    found: dict[int, Together] = {}
    for source_id, of_source in absent.items():
        source = _load(connection, source_id, looks, steps)
        for look in of_source:
            if steps[look.feed.id].event == "gone":
                document = documents[str(look.feed.document_id)]
                steps[look.feed.id], together = _step(look, document, source, steps[look.feed.id])
                found |= {source_id: together} if together is not None else {}
        # A suspicion that has begun, or that is unclear still.
        unsure = [look for look in of_source if steps[look.feed.id].next_look_at is not None]
        if unsure and not source.closed:
            _ask_others(connection, source, of=len(unsure), now=max(map(observed_at, unsure)))
    return found


def _begins(step: StateStep, look: Look) -> bool:
    return step.first_absent_at == observed_at(look)


def _step(
    look: Look, document: KnownDocument, source: _Source, step: StateStep
) -> tuple[StateStep, Together | None]:
    """The step to gone, or what is taken for it."""
    first, now = document.first_absent_at or observed_at(look), observed_at(look)
    confirm, pages = look.feed.source.confirm_gone, source.pages.values()
    last = now - first >= 2 * confirm
    whose = verdict(pages, since=first, closed=source.closed, last=last)
    if whose == "unclear":
        again = now + confirm / _ROUNDS
        held = StateStep(state=document.state, first_absent_at=first, next_look_at=again)
        return held, None
    # Such looks are worth nothing: once its site is well, the page must be absent twice again.
    anew = StateStep(state=document.state, first_absent_at=now)
    if whose == "its own":
        return (anew if source.recovered_since(first) else step), None
    absent, well, _ = counts(pages, since=first)
    many = absent >= LEAST_TOGETHER
    return anew, Together(absent=absent, of=absent + well, look=look, since=first) if many else None


def _ask_others(connection: Connection, source: _Source, *, of: int, now: datetime) -> None:
    """Look at as many others, all over the source: the youngest may be those of one thread."""
    others = [each for each in source.pages.values() if each.sight != "unread"]
    unseen = [each.document_id for each in others if each.at is None or each.at < now]
    most = min(max(of, LEAST_TOGETHER), _ASKED)
    chosen = unseen[:: max(1, len(unseen) // most)][:most]
    troubles.ask_pages(connection, chosen, now=now)


def _load(
    connection: Connection,
    source_id: int,
    looks: Sequence[Look],
    steps: Mapping[int, StateStep],
) -> _Source:
    health = Health.load(connection, source_id)
    rows = troubles.live_pages(connection, source_id, limit=_MOST_PAGES)
    pages = {row["document_id"]: page_sight(row) for row in rows}
    for look in looks:
        step = steps.get(look.feed.id)
        if step is None or look.feed.source.id != source_id or look.feed.document_id is None:
            continue
        id_ = look.feed.document_id
        absent = step.event == "gone" or step.first_absent_at is not None
        if absent or step.state not in ("gone", "hidden"):
            pages[id_] = _sight(look, id_, absent=absent)
        else:
            pages.pop(id_, None)
    return _Source(health=health, closed=_closed(connection, health, looks), pages=pages)


def _sight(look: Look, document_id: str, *, absent: bool) -> PageSight:
    sight: Sight = "absent" if absent else "well"
    if isinstance(look, Failed):
        sight = "unread"
    return PageSight(document_id=document_id, sight=sight, at=observed_at(look))


def _closed(connection: Connection, health: Health, looks: Sequence[Look]) -> bool:
    told = health.told_code if health.state == "failing" else ""
    if health.place == "pages" and told in ("gone", "moved"):
        return True
    rows = troubles.named_feeds(connection, health.source_id)
    made = {look.feed.id: look for look in looks}
    known = told in _OVER
    return bool(rows) and all(_is_closed(row, made.get(row["id"]), told=known) for row in rows)


def _is_closed(row: Row, look: Look | None, *, told: bool) -> bool:
    if look is not None:
        return isinstance(look, Failed) and cause_of(look).code in _OVER
    if not row["active"]:
        return True
    return bool(row["failures"]) and (told or row["last_status"] in _CLOSED)
