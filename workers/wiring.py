"""Names the concrete parts, once: the only place that knows which fetcher and senders there are."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from ingest.dictionaries.dictionaries import Dictionaries
from ingest.fetch.settings import BATCH_S, FetchSettings
from ingest.fetch.shared import SharedFetcher
from ingest.index.index import Index
from ingest.pipeline.parts import Parts
from ingest.senders.apprise import AppriseSender
from ingest.senders.atom import AtomSender
from ingest.senders.email import EmailSender
from ingest.senders.json_lines import FileSender
from ingest.senders.mail_settings import MailSettings
from ingest.senders.webhook import WebhookSender
from ingest.store.session import Store
from workers.settings import Settings, local_hosts


def parts(settings: Settings) -> Parts:
    """The parts by these settings. Raises: PermanentError where a setting is missing or wrong."""
    environment, agent = settings.environment, settings.user_agent
    return Parts(
        store=Store(settings.database_url),
        fetcher=SharedFetcher(fetch_settings(settings)),
        senders={
            "webhook": WebhookSender(
                environment,
                user_agent=agent,
                ca_file=settings.ca_file,
                connect_to=connect_to(settings),
            ),
            "email": EmailSender(mail_settings(settings)),
            "apprise": AppriseSender(environment),
            "atom": AtomSender(settings.home / "feeds", environment),
            "file": FileSender(settings.home / "alerts", environment),
        },
        now=utc_now,
        is_local=local_hosts(settings),
        lease=timedelta(seconds=settings.lease_s),
        console_url=settings.console_url or None,
        index=Index(settings.home / "index"),
        dictionaries=Dictionaries(settings.home / "dictionaries", settings.dictionaries),
    )


# Of all threads of a process together. 64 suffice while hosts answer; twice as many leave room for
# as many again that let us wait for their time-out.
PARALLEL = 128
# A thousand hosts polled within a keep-alive (75 s at nginx) are asked without a new connection.
# Each takes an open file: `worker.py` asks for as many as it may have.
KEPT = 1024


# A batch of fetches ends before its feeds are claimed again, or a host would be asked in parallel.
BATCH_SHARE = 0.8


def fetch_settings(settings: Settings) -> FetchSettings:
    """What the fetcher is told. Raises: PermanentError without a contact."""
    return FetchSettings(
        user_agent=settings.user_agent,
        resolve=settings.resolve,
        allow_networks=settings.allow_networks,
        ca_file=settings.ca_file,
        parallel=PARALLEL,
        kept=KEPT,
        batch_s=min(BATCH_S, settings.lease_s * BATCH_SHARE),
    )


def connect_to(settings: Settings) -> tuple[str, ...]:
    """The rules of PALIMPSEST_RESOLVE as libcurl takes them: `host:port:address:port`."""
    return tuple(
        f"{host}:{port}{rule.connect_to.removeprefix(':')}"
        for rule in settings.resolve
        for host, port in (rule.source,)
    )


def mail_settings(settings: Settings) -> MailSettings:
    """What the e-mail channel is told."""
    return MailSettings(
        url=settings.smtp_url or None,
        sender=settings.mail_from or None,
        bounces=settings.mail_bounces or None,
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
