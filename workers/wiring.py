"""Names the concrete parts, once: the only place that knows which fetcher and senders there are."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from ingest.fetch.fetcher import HttpFetcher
from ingest.fetch.settings import FetchSettings
from ingest.pipeline.parts import Parts
from ingest.senders.apprise import AppriseSender
from ingest.senders.email import EmailSender
from ingest.senders.mail_settings import MailSettings
from ingest.senders.webhook import WebhookSender
from ingest.store.session import Store
from schemas.records.fetches import FetchOutcome, FetchRequest
from workers.settings import Settings, local_hosts


class ThreadedFetcher:
    """An `HttpFetcher` for each thread, since one serves one thread at a time.

    Hosts stay alone all the same: none is given out while another message looks at it.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._own = threading.local()

    def fetch_all(
        self, requests: Sequence[FetchRequest], *, now: Callable[[], datetime]
    ) -> list[FetchOutcome]:
        """One outcome for each request, in the order of the requests."""
        fetcher: HttpFetcher | None = getattr(self._own, "fetcher", None)
        if fetcher is None:
            fetcher = self._own.fetcher = HttpFetcher(self._settings)
        return fetcher.fetch_all(requests, now=now)


def parts(settings: Settings) -> Parts:
    """The parts by these settings. Raises: PermanentError where a setting is missing or wrong."""
    environment, agent = settings.environment, settings.user_agent
    return Parts(
        store=Store(settings.database_url),
        fetcher=ThreadedFetcher(fetch_settings(settings)),
        senders={
            "webhook": WebhookSender(environment, user_agent=agent, ca_file=settings.ca_file),
            "email": EmailSender(mail_settings(settings)),
            "apprise": AppriseSender(environment),
        },
        now=utc_now,
        is_local=local_hosts(settings),
        lease=timedelta(seconds=settings.lease_s),
        console_url=settings.console_url or None,
    )


def fetch_settings(settings: Settings) -> FetchSettings:
    """What the fetcher is told. Raises: PermanentError without a contact."""
    return FetchSettings(
        user_agent=settings.user_agent,
        resolve=settings.resolve,
        allow_networks=settings.allow_networks,
        ca_file=settings.ca_file,
    )


def mail_settings(settings: Settings) -> MailSettings:
    """What the e-mail channel is told."""
    return MailSettings(
        url=settings.smtp_url or None,
        sender=settings.mail_from or None,
        ca_file=settings.ca_file,
    )


def utc_now() -> datetime:
    """The clock of every process: aware UTC."""
    return datetime.now(UTC)


def once(settings: Settings) -> Callable[[], Parts]:
    """The same parts at every call, made at the first one.

    So each process makes its own after it was started, and no connection is ever shared by a fork.
    """
    lock, made = threading.Lock(), list[Parts]()

    def get() -> Parts:
        with lock:
            if not made:
                made.append(parts(settings))
            return made[0]

    return get
