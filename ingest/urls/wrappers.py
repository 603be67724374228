"""Addresses inside addresses: archives, caches, AMP, translators, exits and mail filters. Offline.

No library opens any of them (TEXT.md, "Addresses"). A wrapper that is missing leaves an address
unlinked; a wrong one links to what nobody wrote, so each is bound to the hosts that serve it, and
the few forms that forums' own software has are bound to their path.
"""

import re
from functools import lru_cache

from ingest.urls.exit_table import ANYWHERE
from ingest.urls.hosts import identity_host, public_suffix
from ingest.urls.opening import Opener
from ingest.urls.parsing import REMEMBERED, Parts, host_of, is_http, parse
from ingest.urls.repair import repair
from ingest.urls.wrapper_table import BY_HOST, BY_SUFFIX

_DEEPEST = 5  # an archive copy of a translated mail-filter link has 3; deeper is a trap
_LONGEST = 8192  # characters; servers refuse longer ones, and opening costs time for each
_GOOGLE = re.compile(r"(translate\.)?google\.(?!com\Z)[a-z.]{2,6}")  # google.de, google.co.uk
_NAME = re.compile(r"[^/?#]+\.[^/?#]+")


@lru_cache(maxsize=REMEMBERED)
def unwrap(url: str) -> tuple[str, tuple[str, ...]]:
    """The address inside all wrappers, repaired, and the wrappers' names, outermost first.

    Opens at most 5, asks nobody, and keeps an address that holds no other one as it was, repairs
    apart.
    """
    address = repair(url)
    names: list[str] = []
    while len(names) < _DEEPEST and len(address) <= _LONGEST:
        opened = _open(address)
        if opened is None:
            break
        name, address = opened
        names.append(name)
    return address, tuple(names)


def _open(address: str) -> tuple[str, str] | None:
    parts = parse(address)
    if parts is None:
        return None
    for name, opener in _candidates(parts):
        inner = _usable(opener(parts))
        if inner is not None:
            return name, inner
    return None


def _candidates(parts: Parts) -> list[tuple[str, Opener]]:
    host = identity_host(parts.host)
    labels = host.split(".")
    found = list(BY_HOST.get(host, ()))
    for at in range(1, len(labels)):
        found.extend(BY_SUFFIX.get(".".join(labels[at:]), ()))
    if google := _GOOGLE.fullmatch(host):
        found.extend(BY_HOST[f"{google[1] or ''}google.com"])
    found.extend(opener for path, opener in ANYWHERE if parts.path.endswith(path))
    return found


def _usable(inner: str | None) -> str | None:
    """A repaired http(s) address; a bare host gets its scheme. None if it is no address."""
    if not inner:
        return None
    address = repair(inner)
    if not is_http(address):
        if "://" in address or not _NAME.match(address):
            return None
        address = f"http://{address}"
        if not public_suffix(host_of(address)):
            return None
    return address if is_http(address) and "." in host_of(address) else None
