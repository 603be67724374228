"""Reading a watch list file for a command, and bringing the ledger into agreement with it."""

import warnings
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, time
from pathlib import Path

from ingest.alerts.phrases import languages
from ingest.errors import PermanentError
from ingest.parse import forums
from ingest.pipeline import muting
from ingest.store import watchlists
from ingest.store.session import Store
from schemas.records.alerts import Subscription
from schemas.records.watching import Applied
from schemas.watchlist import WatchedSubscription, WatchList, read_watchlist
from schemas.watchlist.example import EXAMPLE
from workers.settings import Settings, local_hosts

# Where commands look when no file is named.
USUAL = Path("watch.yaml")

SMTP_FORM = "smtp://user:password@mail.example.org:587 (STARTTLS) or smtps://…:465"
"""How PALIMPSEST_SMTP_URL is written."""

# A hundred bytes a feed make a list of fifty thousand; what is larger is some other file.
LARGEST_BYTES = 8 * 1024 * 1024


def read(path: Path, settings: Settings) -> WatchList:
    """The watch list of a file. Raises: PermanentError, WatchListError with every mistake."""
    text = _bytes(path)
    return read_watchlist(
        text,
        name=str(path),
        environment=settings.environment,
        local_host=local_hosts(settings),
        engines=frozenset(forums.names()),
        apprise_schemes=_apprise_schemes() if b"apprise" in text else None,
        languages=frozenset(languages()),
        now=datetime.now(UTC),
    )


def warnings_of(wanted: WatchList, settings: Settings) -> list[str]:
    """What is valid and yet probably not wanted, a sentence each: also what settings lack."""
    return [*map(str, wanted.warnings), *_without_mail_server(wanted, settings)]


def _without_mail_server(wanted: WatchList, settings: Settings) -> Iterator[str]:
    kinds = [channel.kind for each in wanted.subscriptions for channel in each.channels]
    if "email" in kinds and not settings.smtp_url:
        yield (
            "`email` needs PALIMPSEST_SMTP_URL where alerts are sent, and here it is not set: "
            f"write {SMTP_FORM}"
        )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST_BYTES:
            raise PermanentError(f"{path} is larger than 8 MiB: this is no watch list.")
        return path.read_bytes()
    except FileNotFoundError:
        msg = f"There is no file {path}: write one with `palimpsest init {path}`."
        raise PermanentError(msg) from None
    except OSError as error:
        raise PermanentError(
            f"{path} cannot be read ({error.strerror}): check its rights."
        ) from None


def _apprise_schemes() -> frozenset[str]:
    """The schemes of every service that the Apprise library can serve on this machine."""
    import apprise  # noqa: PLC0415 (a second, for lists with such a channel only)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # 130 plug-ins, some of which import what is deprecated
        details = apprise.Apprise().details()["schemas"]
    names = (each[key] for each in details for key in ("protocols", "secure_protocols"))
    return frozenset(str(scheme) for schemes in names if schemes for scheme in schemes)


def write_example(path: Path) -> None:
    """Write a commented watch list; never over a file that is there. Raises: PermanentError."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(EXAMPLE)
    except FileExistsError:
        raise PermanentError(f"{path} is there already: name another file, or edit it.") from None
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}): name a file in a folder of your own."
        raise PermanentError(msg) from None


def subscriptions_of(wanted: WatchList) -> list[Subscription]:
    """The subscriptions of a watch list that is not applied; their ids are their places in it."""
    return [_subscription(each, id_) for id_, each in enumerate(wanted.subscriptions)]


def _subscription(wanted: WatchedSubscription, id_: int) -> Subscription:
    given = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return Subscription(id=id_, **given | {"digest_at": wanted.digest_at or time(0)})


def apply(store: Store, wanted: WatchList) -> Applied:
    """Make the ledger agree with it, all of it or nothing."""
    now = datetime.now(UTC)
    with store.write() as connection:
        done = watchlists.apply(connection, wanted, now=now)
        muting.mute_as_written(connection, wanted, now=now)
    return done
