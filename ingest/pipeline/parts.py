"""The concrete parts that the steps work with, named once in `workers/wiring.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ingest.dictionaries.dictionaries import Dictionaries
from ingest.index.index import Index
from ingest.ports import Fetcher, Sender
from ingest.store.session import Store
from schemas.records.alerts import ChannelKind


def _never_local(host: str) -> bool:
    del host
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What every step may use; nothing else is reached for."""

    store: Store
    fetcher: Fetcher
    senders: Mapping[ChannelKind, Sender]
    now: Callable[[], datetime]  # aware UTC
    is_local: Callable[[str], bool] = field(default=_never_local)  # named in RESOLVE or allowed
    # An observe message must be done well before its feeds are claimed again.
    lease: timedelta = timedelta(minutes=5)
    console_url: str | None = None  # base of the links in alerts
    # This host's index of all texts; without one, what has no address is not found.
    index: Index | None = None
    # What is installed of bilingual dictionaries; without one, the other signals have to do.
    dictionaries: Dictionaries | None = None
