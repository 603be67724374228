"""What the pipeline needs from outside, as Protocols: only where a fake stands in for tests."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from schemas.records.alerts import Channel, Message, SendOutcome
from schemas.records.fetches import FetchOutcome, FetchRequest


class Fetcher(Protocol):
    """Fetches over HTTP: politely, bounded, never from an address that is not allowed."""

    def fetch_all(
        self, requests: Sequence[FetchRequest], *, now: Callable[[], datetime]
    ) -> list[FetchOutcome]:
        """One outcome for each request, in the order of the requests; `now` gives aware UTC.

        What a site does wrong is an outcome, never an exception.
        """
        ...


class Sender(Protocol):
    """Hands one message to one channel, once; never retries by itself."""

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What the other side answered; `now` is aware UTC.

        What a channel does wrong is an outcome, never an exception. The answer holds no secret.
        """
        ...
