"""What hosts say in their robots.txt, remembered (RFC 9309). Pure: it is told what was fetched."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from ingest.fetch.addresses import WireAddress, wire_address
from ingest.fetch.errands import ROBOTS, Errand
from ingest.fetch.robots_text import binding_rules
from schemas.records.fetches import (
    FailureReason,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
)

# RFC 9309 2.5 asks for at least 500 KiB to be read; what lies beyond is cut off.
_MAX_BYTES = 512 * 1024

# RFC 9309 2.4: not longer than 24 hours. Shorter asks a host more often than it expects.
_LIFETIME = timedelta(hours=24)

# After a server error or silence (2.3.1.4: all is forbidden). Pages are looked at again within
# minutes after an edit, so longer would miss edits after a restart of the server; shorter would
# press a server that is in trouble.
_RETRY = timedelta(minutes=5)

# "Crawl-delay" is no standard; 1 to 10 s is usual. More than half a minute would hold a batch
# beyond the lease of its feeds.
_LONGEST_DELAY_S = 30.0

# Rules that bind us are mostly below 2 KB a host; parsed they take some twenty times as much. The
# least recently used are forgotten, and asked for again.
_MAX_REMEMBERED = 2 * 1024 * 1024

# Statuses of 400 to 499 allow all (2.3.1.3, a MAY), but this one means "not now".
_TOO_MANY_REQUESTS = 429

# 2.3.1.2: a robots.txt behind too many redirects counts as unavailable, like a 404.
_NO_RULES = frozenset({FailureReason.REDIRECT_LOOP, FailureReason.BAD_REDIRECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one host (scheme, name and port) says to us."""

    learned_at: datetime
    until: datetime  # asked for again after
    parsed: Protego | None = None  # None: no rules, or the host could not be asked
    size: int = 0  # characters of the rules, a measure of the memory that they take
    unreachable: str | None = None  # why the host could not be asked, one sentence
    delay_s: float = 0.0  # Crawl-delay, Request-rate


class Robots:
    """Rules by the address of their robots.txt."""

    def __init__(self, user_agent: str) -> None:
        # `Palimpsest/0.1`: the product token of RFC 9309 2.2.1; the contact is no name of ours.
        self._product = user_agent.partition(" ")[0]
        self._known: OrderedDict[str, Rules] = OrderedDict()
        self._size = 0

    def rules(self, robots_url: str, now: datetime) -> Rules | None:
        """The rules to keep to now; None where they must be asked for (again)."""
        known = self._known.get(robots_url)
        # Learned in the future: the clock was set back, and `until` means nothing any more.
        if known is None or not known.learned_at <= now < known.until:
            return None
        self._known.move_to_end(robots_url)
        return known

    def allows(self, rules: Rules, address: WireAddress) -> bool:
        """Whether the host lets us ask for this address."""
        if rules.unreachable is not None:
            return False
        # A host of our own, since Protego would fail on hosts that Python's parser does not like.
        at = f"http://host{address.path}"
        return rules.parsed is None or rules.parsed.can_fetch(at, self._product)

    def learn(self, robots_url: str, outcome: FetchOutcome) -> Rules:
        """Remember what asking for a robots.txt has led to."""
        old = self._known.pop(robots_url, None)
        self._size -= old.size if old else 0
        rules = self._known[robots_url] = self._read(outcome, old)
        self._size += rules.size
        while self._size > _MAX_REMEMBERED and len(self._known) > 1:
            self._size -= self._known.popitem(last=False)[1].size
        return rules

    def _read(self, outcome: FetchOutcome, old: Rules | None) -> Rules:
        now = outcome.observed_at
        if isinstance(outcome, FetchFailed) and not _is_unavailable(outcome):
            return _unreachable(outcome, old)
        body = outcome.body if isinstance(outcome, Fetched) else b""
        text = binding_rules(body.decode("utf-8-sig", "replace"), self._product)
        parsed = Protego.parse(text) if text else None
        return Rules(
            learned_at=now,
            until=now + _LIFETIME,
            parsed=parsed,
            size=len(text),
            delay_s=_delay_s(parsed, self._product) if parsed else 0.0,
        )


def robots_url(address: WireAddress) -> str:
    """Where the rules for an address stand."""
    return f"{address.origin}/robots.txt"


def robots_errand(errand: Errand) -> Errand:
    """The errand for the robots.txt that `errand` is bound by."""
    request = FetchRequest(
        feed_id=errand.request.feed_id,
        url=robots_url(errand.address),
        accept="text/plain, */*;q=0.1",
        delay=errand.request.delay,
        max_bytes=_MAX_BYTES,
    )
    address = wire_address(request.url)
    assert address is not None, request.url  # noqa: S101 (made from a wire address)
    return Errand(request, address, ROBOTS)


def _is_unavailable(failure: FetchFailed) -> bool:
    """Whether there are no rules, though asking went wrong (404 and 410 are no failures)."""
    if failure.status == _TOO_MANY_REQUESTS:
        return False
    return failure.reason in _NO_RULES or 400 <= (failure.status or 0) < 500


def _unreachable(failure: FetchFailed, old: Rules | None) -> Rules:
    """All is forbidden, unless rules of an earlier day are still held (2.4)."""
    now = failure.observed_at
    until = min(max(now + _RETRY, failure.not_before or now), now + _LIFETIME)
    if old is not None and old.unreachable is None:
        return Rules(
            learned_at=now, until=until, parsed=old.parsed, size=old.size, delay_s=old.delay_s
        )
    return Rules(learned_at=now, until=until, unreachable=failure.message)


def _delay_s(parsed: Protego, product: str) -> float:
    rate = parsed.request_rate(product)
    between = rate.seconds / rate.requests if rate else 0.0
    return min(max(parsed.crawl_delay(product) or 0.0, between), _LONGEST_DELAY_S)
