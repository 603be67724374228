"""Shortened addresses: the fetcher is asked where they lead, and the way is kept as evidence.

One step at a time, so that only the shortening services are asked and never the page behind
(TEXT.md, "Addresses": at most 5 hops; what is not resolved stays as it is).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from ingest.pipeline.parts import Parts
from ingest.pipeline.requests import PAGE_TYPES
from ingest.store import shortened
from ingest.urls import identity_key, is_http, is_shortener, unwrap
from schemas.records.citations import FoundAddress
from schemas.records.fetches import FailureReason, FetchFailed, FetchOutcome, FetchRequest, Gone

HOPS = 5
# Addresses of one link message that are asked for; the others when it is their turn again.
MOST = 50
# Between two askings of one address; after the last it is settled as unresolved.
WAITS = tuple(timedelta(minutes=each) for each in (10, 60, 360, 1440, 4320))
_HEAD_BYTES = 65_536  # of a page that a service shows instead of a redirect: it is not read
_FINAL = {FailureReason.ROBOTS, FailureReason.REFUSED_ADDRESS, FailureReason.BAD_ADDRESS}


@dataclass(slots=True)
class _Way:
    """One shortened address while it is asked for."""

    url: str
    chain: list[str]
    target: str | None = None
    answer: str = ""
    final: bool = False  # asking again is of no use

    @property
    def open(self) -> bool:
        return self.target is None and not self.answer


def resolve(
    parts: Parts, found: Mapping[str, Sequence[FoundAddress]]
) -> dict[str, tuple[FoundAddress, ...]]:
    """The addresses of these revisions, the shortened ones replaced by what they lead to.

    No session is open while the network is waited for.
    """
    places = {
        (one.url, revision)
        for revision, addresses in found.items()
        for one in addresses
        if is_shortener(one.url)
    }
    if not places:
        return {revision: tuple(addresses) for revision, addresses in found.items()}
    urls = {url for url, _ in places}
    now = parts.now()
    with parts.store.read() as connection:
        known = shortened.rows_by_url(connection, urls)
    due = [url for url in sorted(urls) if _is_due(known.get(url), now=now)][:MOST]
    asked = {way.url: _row(way, known.get(way.url), now=now) for way in _ask(parts, due)}
    if asked:
        _keep(parts, asked, places)
    targets = {**known, **asked}
    return {
        revision: tuple(_led(one, targets.get(one.url)) for one in addresses)
        for revision, addresses in found.items()
    }


def _keep(
    parts: Parts, asked: Mapping[str, Mapping[str, Any]], places: Collection[tuple[str, str]]
) -> None:
    waiting = {url for url, row in asked.items() if row["ask_again_at"] is not None}
    with parts.store.write() as connection:
        shortened.put(connection, list(asked.values()))
        shortened.await_in(connection, [place for place in places if place[0] in waiting])
        shortened.settle(connection, asked.keys() - waiting)


def leave(
    parts: Parts, revision_ids: Sequence[str], found: Mapping[str, Sequence[FoundAddress]]
) -> None:
    """Wait no more for addresses that were edited out of these revisions' posts.

    `found` are the addresses of the texts that are read now, by revision.
    """
    with parts.store.read() as connection:
        places = shortened.places_of(connection, revision_ids)
    stand = {(one.url, revision) for revision, addresses in found.items() for one in addresses}
    if places - stand:
        with parts.store.write() as connection:
            shortened.leave(connection, places - stand)


def _is_due(row: Mapping[str, Any] | None, *, now: datetime) -> bool:
    if row is None:
        return True
    if row["target"] is not None or row["ask_again_at"] is None:
        return False
    return bool(row["asked_at"] + WAITS[row["attempts"] - 1] <= now)


def _ask(parts: Parts, urls: Iterable[str]) -> list[_Way]:
    """Go one hop further with all of them together, until each has ended."""
    ways = [_Way(url=url, chain=[url]) for url in urls]
    for _ in range(HOPS):
        going = [way for way in ways if way.open]
        if not going:
            break
        requests = [_request(number, way.chain[-1]) for number, way in enumerate(going)]
        outcomes = parts.fetcher.fetch_all(requests, now=parts.now)
        for way, outcome in zip(going, outcomes, strict=True):
            _step(way, outcome)
    for way in ways:
        if way.open:
            way.answer, way.final = f"It leads on and on, more than {HOPS} times.", True
    return ways


def _request(number: int, url: str) -> FetchRequest:
    return FetchRequest(
        feed_id=number,
        url=url,
        accept=PAGE_TYPES,
        check_robots=True,
        max_bytes=_HEAD_BYTES,
        follow=False,
    )


def _step(way: _Way, outcome: FetchOutcome) -> None:
    match outcome:
        case FetchFailed(reason=FailureReason.NOT_FOLLOWED, location=str(location)):
            _go_on(way, location)
        case FetchFailed():
            way.answer, way.final = outcome.message, outcome.reason in _FINAL
        case Gone():
            way.answer, way.final = f"Nothing stands there any more ({outcome.status}).", True
        case _:
            way.answer, way.final = "It shows a page of its own and leads nowhere by itself.", True


def _go_on(way: _Way, location: str) -> None:
    url, _ = unwrap(location)
    if not is_http(url) or url in way.chain:
        way.answer, way.final = "It leads to no page of the web.", True
        return
    way.chain.append(url)
    if not is_shortener(url):
        way.target = url


def _row(way: _Way, before: Mapping[str, Any] | None, *, now: datetime) -> dict[str, Any]:
    attempts = (before["attempts"] if before else 0) + 1
    again = way.target is None and not way.final and attempts <= len(WAITS)
    return {
        "url": way.url, "target": way.target, "chain": way.chain,
        "answer": way.answer or "resolved", "attempts": attempts, "asked_at": now,
        "ask_again_at": now + WAITS[attempts - 1] if again else None,
    }  # fmt: skip


def _led(one: FoundAddress, row: Mapping[str, Any] | None) -> FoundAddress:
    """The address as it was resolved; as it was where nobody knows better."""
    if row is None or row["target"] is None:
        return one
    target = str(row["target"])
    return replace(one, url=target, key=identity_key(target), chain=tuple(row["chain"]))
