"""Events, alerts and deliveries: what happened, for whom, and each attempt to say so."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from schemas.records.citations import Certainty
from schemas.records.revisions import Significance

ChannelKind = Literal["webhook", "email", "apprise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a subscription's alerts go; secrets are still `${NAME}` here."""

    kind: ChannelKind
    target: str  # URL, mail address or Apprise URL
    secret: str | None = None  # of a webhook: `whsec_…` or `${NAME}`

    @property
    def label(self) -> str:
        """What pages and logs may show: never a password or token."""
        if self.kind == "email":
            return f"email:{self.target}"
        scheme, _, rest = self.target.partition("://")
        host = rest.split("/", 1)[0].rsplit("@", 1)[-1] if self.kind == "webhook" else "…"
        return f"{self.kind}:{scheme}://{host}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Conditions of a subscription; an empty one is fulfilled by everything."""

    source: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()  # statement keys, publishers or addresses
    contains: tuple[str, ...] = ()  # words in the text or in the changes, case folded


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
    citations: Certainty = "likely"  # the least that is told of


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The other side took it."""

    answer: str  # what it said, short


@dataclass(frozen=True, slots=True, kw_only=True)
class TryLater:
    """Not taken now: server error, time-out, 429."""

    answer: str
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Refused for good: 410, 4xx, unknown recipient, a missing secret."""

    answer: str


SendOutcome = Delivered | TryLater | Refused
