"""Poll: claim the feeds that are due and hand them out in messages, each host in one."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from ingest.pipeline.labels import counted, named
from ingest.pipeline.parts import Parts
from ingest.pipeline.requests import asks_conditionally
from ingest.pipeline.set_aside import MOST_ATTEMPTS, set_aside
from ingest.store import feeds
from ingest.store.feeds import MOST_OF_A_HOST, Due
from ingest.store.turns import FEEDS_TURN, PAGES_TURN
from schemas.records.steps import Done, Ring

# Bodies in one observe message: so many, parsed, still fit into a worker's memory.
FEEDS_A_MESSAGE = 50
# Feeds of which no body is expected, for one of which it is. A message costs 2 ms of CPU in Celery
# alone (POLLING.md): 40 µs for each of 50 feeds, as much as asking the site, 10 for each of 200.
QUIET_FOR_ONE = 4
# Feeds claimed at one tick. More would hold the database's write lock for longer than a tick.
MOST_CLAIMED = 5_000

# Of the turns of a host such a part is its pages' while any of them waits, however many of its
# named feeds do: feeds come first, but a host with hundreds of them must not starve its pages.
PAGES_PART = 4

# What one request may take beside the delay between two; most servers answer within it.
_ANSWER = timedelta(seconds=3)
_GATEWAYS = 500  # statuses from here on are those of servers that are ill: 502, 504, 522 …


def poll(parts: Parts) -> Done:
    """Take the leases of due feeds; the messages are sent once this has returned."""
    now = parts.now()
    with parts.store.write() as connection:
        due = feeds.due(connection, now=now, limit=MOST_CLAIMED)
        deadly = [each.feed_id for each in due if each.attempts >= MOST_ATTEMPTS]
        if deadly:
            set_aside(connection, deadly, now=now)
        chosen = choose(due, now=now, lease=parts.lease)
        if chosen:
            ids = [each.feed_id for each in chosen]
            feeds.claim(connection, ids, until=now + parts.lease)
    rings = tuple(_ring(batch) for batch in batches(chosen, now=now))
    return Done(line=_line(chosen, rings), rings=rings)


def choose(due: Sequence[Due], *, now: datetime, lease: timedelta) -> list[Due]:
    """The due feeds that may be looked at now. Pure.

    None too soon after the last request to its host, none whose turn would come after the lease
    has ended, none that kills its workers; of no host more than MOST_OF_A_HOST.
    """
    safe = (each for each in due if each.attempts < MOST_ATTEMPTS)
    chosen: list[Due] = []
    for _, of_host in groupby(sorted(safe, key=lambda each: each.host), key=lambda each: each.host):
        chosen.extend(_shared(_rested(of_host, now), lease))
    return chosen


def _shared(of_host: list[Due], lease: timedelta) -> list[Due]:
    """As many as one claim takes of a host: what goes first before all, and a part for pages."""
    in_turn = sorted(of_host, key=_turn)
    room = _room(of_host, lease)
    if len(in_turn) <= room:
        return in_turn
    pages = [each for each in in_turn if each.turn == PAGES_TURN]
    first = [each for each in in_turn if each.turn != PAGES_TURN]
    if room == 1:
        return _one(first, pages)
    kept = min(len(pages), max(1, room // PAGES_PART))
    first = first[: room - kept]
    return first + pages[: room - len(first)]


def _one(first: list[Due], pages: list[Due]) -> list[Due]:
    """The only one there is room for: of a feed and a page, whichever is due for longer."""
    if not first or (pages and first[0].turn == FEEDS_TURN and _waits_longer(pages[0], first[0])):
        return pages[:1]
    return first[:1]


def _waits_longer(one: Due, other: Due) -> bool:
    return one.due_at is not None and other.due_at is not None and one.due_at < other.due_at


def _room(of_host: Sequence[Due], lease: timedelta) -> int:
    """How many looks one after the other fit into the lease; one always does."""
    delay = max((each.delay for each in of_host), default=timedelta())
    return max(1, min(MOST_OF_A_HOST, lease // (delay + _ANSWER)))


def _rested(of_host: Iterable[Due], now: datetime) -> list[Due]:
    return [
        each
        for each in of_host
        if each.host_asked_at is None or not now - each.delay < each.host_asked_at <= now
    ]


def batches(chosen: Sequence[Due], *, now: datetime) -> list[list[Due]]:
    """Feeds in groups of one message; the feeds of one host stay together. Pure.

    Hosts that take long go with others that do: what one message has seen is stored at its end.
    And neighbours in the table go together: SQLite's commits then took a quarter of the time.
    Hosts that may hang share messages among themselves, since all of a message waits for its
    slowest host: together, for the fetcher asks them side by side and a worker is held once.
    """
    hosts = [list(of_host) for _, of_host in groupby(chosen, key=lambda each: each.host)]
    hosts.sort(key=_takes)
    prompt = [of_host for of_host in hosts if not any(map(_may_hang, of_host))]
    others = [of_host for of_host in hosts if any(map(_may_hang, of_host))]
    return _packed(prompt, now) + _packed(others, now)


def _packed(hosts: Iterable[list[Due]], now: datetime) -> list[list[Due]]:
    found: list[list[Due]] = []
    room = 0.0
    for of_host in hosts:
        bodies = sum(_bodies(each, now) for each in of_host)
        if bodies > room:
            found.append([])
            room = FEEDS_A_MESSAGE
        found[-1] += of_host
        room -= bodies
    return found


def _may_hang(each: Due) -> bool:
    """Whether the last look got no answer, or a gateway's after its own wait."""
    return each.failures > 0 and (each.last_status is None or each.last_status >= _GATEWAYS)


def _turn(each: Due) -> int:
    return each.turn


def _takes(of_host: Sequence[Due]) -> tuple[timedelta, int]:
    return len(of_host) * (of_host[0].delay + _ANSWER), of_host[0].feed_id


def _bodies(each: Due, now: datetime) -> float:
    """How many bodies a look is expected to bring; one that was answered 304 may be so again."""
    if each.last_status == 304 and asks_conditionally(each.last_full_at, now=now):
        return 1 / QUIET_FOR_ONE
    return 1


def _ring(batch: Sequence[Due]) -> Ring:
    ids = tuple(each.feed_id for each in batch)
    return Ring(step="observe", ids=ids, label=named(each.source_name for each in batch))


def _line(chosen: Sequence[Due], rings: Sequence[Ring]) -> str:
    if not chosen:
        return "nothing is due"
    return f"{counted(len(chosen), 'feed')} due, in {counted(len(rings), 'message')}"
