"""Events, alerts and deliveries: what happened, for whom, and each attempt to say so."""

import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from hashlib import blake2b
from typing import Any, Literal

from schemas.records.citations import Certainty
from schemas.records.revisions import Significance

ChannelKind = Literal["webhook", "email", "apprise", "atom", "file"]
WebhookFormat = Literal["standard", "cloudevents"]

# Why an alert waits to be told together with others.
Bundle = Literal["digest", "quiet", "overflow", "muted"]

# Where user, host and port of an address end (RFC 3986 3.2; browsers take `\\` for `/`).
_AFTER_HOST = re.compile(r"[/?#\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a subscription's alerts go; secrets are still `${NAME}` here."""

    kind: ChannelKind
    target: str  # URL, mail address, Apprise URL or path of a file
    secret: str | None = None  # of a webhook: `whsec_…` or `${NAME}`
    format: WebhookFormat = "standard"  # of a webhook's body

    @property
    def is_for_people(self) -> bool:
        """Whether people read it: only they sleep, read digests and tire of too many alerts."""
        return self.kind in ("email", "apprise")

    @property
    def key(self) -> str:
        """16 hexadecimal characters that stand for kind and target, and show neither."""
        named = f"channel\0{self.kind}\0{self.target}"
        return blake2b(named.encode(), digest_size=8).hexdigest()

    @property
    def label(self) -> str:
        """What pages and logs may show: never a password or token."""
        if self.kind in ("email", "atom", "file"):
            return f"{self.kind}:{self.target}"
        scheme, mark, rest = self.target.partition("://")
        if not mark:
            return f"{self.kind}:…"
        host = _AFTER_HOST.split(rest, maxsplit=1)[0].rsplit("@", 1)[-1]
        return f"{self.kind}:{scheme}://{host if self.kind == 'webhook' else '…'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Conditions of a subscription; an empty one is fulfilled by everything."""

    source: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()  # statement keys, publishers or addresses
    contains: tuple[str, ...] = ()  # words in the text or in the changes, case folded
    changed: tuple[str, ...] = ()  # words in what was taken out or put in, case folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours of each day in which nobody is to be disturbed, by the subscription's zone.

    It runs past midnight where it ends earlier than it begins.
    """

    begins: time
    ends: time


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMost:
    """How many messages a channel for people gets in a period; what is over comes as one."""

    alerts: int
    per: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who wants which events, and where to."""

    id: int
    name: str
    events: tuple[str, ...]
    at_least: Significance
    baseline: bool
    where: Where
    settle: timedelta
    channels: tuple[Channel, ...]
    digest: timedelta | None = None
    digest_at: time = time(0)  # when the periods of a digest are counted from, each day
    citations: Certainty = "likely"  # the least that is told of
    unless: Where = Where()  # what meets any of these conditions is not wanted
    language: str = "en"  # one of `ingest/alerts/languages`
    zone: str = "UTC"  # IANA name: of quiet hours, digests and instants in messages
    quiet: Quiet | None = None
    at_most: AtMost | None = None
    muted_until: datetime | None = None  # aware UTC: until then alerts wait
    expires_at: datetime | None = None  # aware UTC: from then on nothing is wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """An event with all that rules and templates need; loaded in one go from the store.

    `payload` is the body of DESIGN.md section 6 (schema `schemas/payloads/event.v1.json`).
    """

    id: str
    type: str
    at: datetime
    baseline: bool
    source_name: str
    document_id: str | None
    author: str | None
    text: str  # visible text of the newest revision
    significance: Significance | None
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A rendered alert, ready for any channel; every text is safe to show."""

    alert_id: str
    subject: str  # one line, no control characters
    text: str  # plain text
    html: str  # a whole HTML document
    payload: dict[str, Any]
    thread: str | None  # document id: mails of one document are one thread
    created_at: datetime
    subscription: str = ""  # its name
    language: str = "en"
    picture: bytes | None = None  # the word diff as PNG, for channels that show pictures


# What stands in the way of a delivery, as one word.
FailureCode = Literal[
    "refused",  # the other side wants neither this nor later
    "gone",
    "login",
    "rate_limited",
    "server_error",
    "timeout",
    "unreachable",
    "certificate",
    "settings",  # ours: a missing secret, an address that cannot be read
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The other side took it."""

    answer: str  # what it said, short


@dataclass(frozen=True, slots=True, kw_only=True)
class TryLater:
    """Not taken now: server error, time-out, 429."""

    answer: str
    not_before: datetime | None = None
    code: FailureCode = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Refused for good: 410, 4xx, unknown recipient, a missing secret."""

    answer: str
    code: FailureCode = "refused"


SendOutcome = Delivered | TryLater | Refused
