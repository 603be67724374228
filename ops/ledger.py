"""The ledger for one command: opened, checked, closed; and what a person means by a few letters."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import PermanentError
from ingest.store import documents, lookups, subscriptions
from ingest.store.lookups import Noun
from ingest.store.session import Connection, Store
from ingest.urls import identity_key, is_http, repair
from schemas.records.alerts import Subscription
from schemas.records.items import DocumentKind
from schemas.watchlist.checks import nearest
from workers.settings import Settings

_HEX = frozenset("0123456789abcdef")
# Several are shown to choose from; more would be a list, for which there is `palimpsest posts`.
_SHOWN = 3
_KINDS: tuple[DocumentKind, ...] = ("post", "statement")


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The migrated ledger. Raises: PermanentError where there is none; it makes none."""
    _refuse_to_make(settings)
    store = Store(settings.database_url)
    try:
        store.check_migrated()
        yield store
    finally:
        store.close()


def missing_file(settings: Settings) -> Path | None:
    """The file of the ledger where it is not there; None where it is, or is no file."""
    scheme, _, file = settings.database_url.partition(":///")
    path = Path(file.partition("?")[0])
    is_file = scheme.startswith("sqlite") and file not in ("", ":memory:")
    return path if is_file and not path.exists() else None


def _refuse_to_make(settings: Settings) -> None:
    """A look at an empty folder must leave no database there."""
    if path := missing_file(settings):
        msg = (
            f"There is no database {path}: run `palimpsest up` or `palimpsest migrate` first, "
            "or set PALIMPSEST_HOME or PALIMPSEST_DATABASE_URL to the right one."
        )
        raise PermanentError(msg)


def one_id(connection: Connection, noun: Noun, start: str) -> str:
    """The one id that begins so. Raises: PermanentError where there is none, or several."""
    found = _beginning(connection, noun, start)
    if len(found) == 1 or (found and found[0] == start):
        return found[0]
    raise _not_one(noun, start, found)


def _beginning(connection: Connection, noun: Noun, start: str) -> list[str]:
    wanted = start.strip().lower()
    if not wanted or not _HEX.issuperset(wanted):
        return []
    return lookups.ids_beginning(connection, noun, wanted, limit=_SHOWN + 1)


# Where the ids of something stand.
_LISTS: dict[Noun, str] = {
    "document": "see `palimpsest posts` or `palimpsest statements` for the ids",
    "event": "see `palimpsest alerts` for ids of alerts, whose events are meant then, or "
    "`palimpsest alerts --json` for those of events",
}


def _not_one(noun: Noun, start: str, found: list[str]) -> PermanentError:
    if not found:
        lists = _LISTS.get(noun, f"see `palimpsest {noun}s` for the ids")
        return PermanentError(f"There is no {noun} {start}: {lists}.")
    some = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
    return PermanentError(f"Several {noun}s begin with {start} ({some}): give more of the id.")


def one_document(connection: Connection, meant: str) -> str:
    """The document that a person means. Raises: PermanentError where there is none, or several.

    By its id, by that of an edit, citation, alert or event about it, or by its address.
    """
    if "://" in meant:
        return _at_address(connection, meant)
    found = _beginning(connection, "document", meant)
    if len(found) == 1:
        return found[0]
    if not found:
        found = _by_other_id(connection, meant)
    if len(found) == 1:
        return found[0]
    raise _not_one("document", meant, found)


def _by_other_id(connection: Connection, start: str) -> list[str]:
    nouns: tuple[Noun, ...] = ("edit", "alert", "citation", "event")
    for noun in nouns:
        ids = _beginning(connection, noun, start)
        about = {lookups.document_of(connection, noun, id_) for id_ in ids}
        if about - {None}:
            return sorted(id_ for id_ in about if id_ is not None)
    return []


def _at_address(connection: Connection, address: str) -> str:
    url = repair(address.strip())
    if is_http(url):
        for kind in _KINDS:
            keys = _keys(url, kind)
            found = documents.ids_by_key(connection, kind, keys)
            if known := next((found[key] for key in keys if key in found), None):
                return known
    raise PermanentError(
        f"No document is known at {address}: see `palimpsest posts` for those held."
    )


def _keys(url: str, kind: DocumentKind) -> list[str]:
    """What a document at this address may be known by, best first: also another language's page."""
    from ingest.parse.pages import identify  # noqa: PLC0415 (all parsers, for one of its ways)

    identity = identify(url, kind=kind, engine=None)
    keys = [f"url:{identity_key(url, keep_fragment=keep)}" for keep in (True, False)]
    return [*keys, identity.face_key, identity.key] if identity else keys


def one_source(connection: Connection, meant: str) -> str:
    """The name of the source that a person means: exactly, in any case, or by its beginning.

    Raises: PermanentError.
    """
    return _one_name("source", lookups.source_names(connection), meant, "palimpsest sources")


def one_subscription(connection: Connection, meant: str) -> str:
    """The name of the subscription that a person means, also of one that is in force no longer.

    Raises: PermanentError.
    """
    names = lookups.subscription_names(connection)
    return _one_name("subscription", names, meant, "palimpsest rules")


def subscription_in_force(connection: Connection, meant: str) -> Subscription:
    """The subscription that a person means, of those in the watch list. Raises: PermanentError."""
    return one_of(subscriptions.active(connection), meant)


def one_of(known: Iterable[Subscription], meant: str) -> Subscription:
    """The subscription among these that a person means. Raises: PermanentError."""
    by_name = {each.name: each for each in known}
    return by_name[_one_name("subscription", sorted(by_name), meant, "palimpsest rules")]


def _one_name(noun: str, names: list[str], meant: str, lists: str) -> str:
    folded = meant.strip().casefold()
    for matches in (
        [name for name in names if name == meant],
        [name for name in names if name.casefold() == folded],
        [name for name in names if folded and name.casefold().startswith(folded)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            some = ", ".join(f"`{name}`" for name in matches[:_SHOWN])
            raise PermanentError(
                f"Several {noun}s begin with `{meant}` ({some}): write more of it."
            )
    meaning = nearest(meant, names)
    hint = f"did you mean `{meaning}`?" if meaning else f"see `{lists}` for those there are."
    raise PermanentError(f"There is no {noun} `{meant}`: {hint}")
