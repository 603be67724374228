"""Whether what happened concerns a statement or an office that somebody follows. Pure."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from ingest.alerts.folding import folded

Payload = dict[str, Any]


def cites(payload: Payload, wanted: Iterable[str]) -> bool:
    """Whether any of these is cited, or was until now: a key, publisher, host or address.

    A statement counts as citing itself: who follows `kremlin:67568` wants its edits too.
    """
    names = [folded(each) for each in wanted]
    return any(_is_named(cited, name) for cited in _cited(payload) for name in names)


def _cited(payload: Payload) -> list[Payload]:
    document = payload.get("document") or {}
    cited = list(payload.get("citations") or ())
    return [*cited, document] if document.get("kind") == "statement" else cited


def _is_named(statement: Payload, wanted: str) -> bool:
    named = (statement.get("key"), statement.get("publisher"))
    if wanted in {folded(name) for name in named if name}:
        return True
    url = statement.get("url") or ""
    return _is_host(url, wanted) or _bare(url) == _bare(wanted)


def _is_host(url: str, wanted: str) -> bool:
    """`kremlin.ru` covers `en.kremlin.ru`; a name without a dot is a publisher, never a host."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return "." in wanted and (host == wanted or host.endswith("." + wanted))


def _bare(url: str) -> str:
    """An address without scheme, `www.`, fragment and closing slash, case folded.

    Coarser than an identity key on purpose: a person types this one by hand.
    """
    rest = url.casefold().partition("#")[0].rpartition("://")[2]
    return rest.removeprefix("www.").rstrip("/")
