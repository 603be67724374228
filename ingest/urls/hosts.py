"""Host names: public suffix, registrable name, and the host of an identity key. Pure, offline.

The public suffix list is the one bundled with tldextract; it is never fetched.
"""

from functools import lru_cache

from tldextract import TLDExtract

# Private suffixes count: the `m` of `m.github.io` is somebody's name, not a view for telephones.
_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
_VIEWS = frozenset({"www", "m", "amp"})  # labels that choose a view of the same pages
# Wikimedia puts the label behind the language: `de.m.wikipedia.org`.
_MIDDLE_VIEWS = frozenset(
    f"{name}.org"
    for name in ("wikipedia", "wikisource", "wikinews", "wikiquote", "wikimedia", "wiktionary")
)
_KNOWN_HOSTS = 8192  # entries of a cache; smaller only costs time (4 microseconds a host)


@lru_cache(maxsize=_KNOWN_HOSTS)
def public_suffix(host: str) -> str:
    """The public suffix (`ru`, `co.uk`) of a host name; "" if the list knows none."""
    return _SUFFIXES(host).suffix


@lru_cache(maxsize=_KNOWN_HOSTS)
def registrable(host: str) -> str:
    """The name that somebody registered (`kremlin.ru`); the host itself where there is none.

    A top-level name outside the list counts as a suffix, as the list's own rule `*` says.
    """
    labels = host.split(".")
    if _is_address(host) or len(labels) < 2:
        return host
    suffix = public_suffix(host) or labels[-1]
    return ".".join(labels[-(suffix.count(".") + 2) :])


@lru_cache(maxsize=_KNOWN_HOSTS)
def identity_host(host: str) -> str:
    """The host without `www.`, `m.` and `amp.`, as long as a registrable name remains."""
    name = registrable(host := host.rstrip("."))
    labels = host[: len(host) - len(name)].split(".")[:-1]
    while labels and labels[0] in _VIEWS:
        labels = labels[1:]
    if labels and labels[-1] == "m" and name in _MIDDLE_VIEWS:
        labels = labels[:-1]
    return ".".join([*labels, name])


def _is_address(host: str) -> bool:
    return host.startswith("[") or host.rpartition(".")[2].isdigit()
