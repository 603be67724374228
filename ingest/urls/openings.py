"""Wrappers that need more than a parameter or a path: one function each. Pure.

Sources are the services' published forms: Google's cache and translation hosts, Proofpoint's "URL
Defense" decoding notes, Bing's and Yahoo's result links, Disqus, XenForo's link confirmation.
"""

import base64
import binascii
import re
from urllib.parse import unquote

from ingest.urls.opening import from_base64, parameters, whole_query
from ingest.urls.parsing import Parts

_AVANAN = re.compile(r"/v2/(?:r\d\d/)?___(.+?)___\.")
_INSIDE = re.compile(r"https?://[\x21-\x7e]+")  # an address among a message's other bytes
_CACHE = re.compile(r"cache:(?:[\w-]{12}:)?([^\s+]+)")
_DISQUS_HASH = re.compile(r":[\w-]{20,}\Z")
_V3 = re.compile(r"/v3/__(?P<url>.+?)__;(?P<bytes>[\w=-]*)!")
_V3_RUN = re.compile(r"\*\*.|\*", re.DOTALL)
_V3_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_YAHOO = re.compile(r"/RU=([^/]+)/")


def google_cache(parts: Parts) -> str | None:
    """`/search?q=cache:ID:address+words`."""
    found = _CACHE.match(parameters(parts.query).get("q", ""))
    return found[1] if found else None


def translated_host(parts: Parts) -> str | None:
    """`en-kremlin-ru.translate.goog`: `--` is a hyphen, `-` a dot; http only if it says so."""
    name = parts.host.removesuffix(".translate.goog")
    host = name.replace("--", "\0").replace("-", ".").replace("\0", "-")
    pairs = [pair for pair in parts.query.split("&") if pair and not pair.startswith("_x_tr_")]
    scheme = "http" if "_x_tr_sch=http" in parts.query.split("&") else "https"
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{scheme}://{host}{parts.path}{'?' if pairs else ''}{'&'.join(pairs)}{fragment}"


def disqus(parts: Parts) -> str | None:
    """`/url?url=address:hash`."""
    return _DISQUS_HASH.sub("", parameters(parts.query).get("url", "")) or None


def proofpoint_v1(parts: Parts) -> str | None:
    """`/v1/url?u=`: percent-encoded."""
    return parameters(parts.query).get("u") if parts.path.startswith("/v1/") else None


def proofpoint_v2(parts: Parts) -> str | None:
    """`/v2/url?u=http-3A__host_path`: `-` for `%`, `_` for `/`."""
    given = parameters(parts.query).get("u")
    if given is None or not parts.path.startswith("/v2/"):
        return None
    return unquote(given.replace("-", "%").replace("_", "/"))


def proofpoint_v3(parts: Parts) -> str | None:
    """`/v3/__address__;base64!…`: each `*` is one character of the base64, `**X` a run of them."""
    query = f"?{parts.query}" if parts.query else ""
    found = _V3.match(f"{parts.path}{query}" + (f"#{parts.fragment}" if parts.fragment else ""))
    if found is None:
        return None
    letters = iter(from_base64(found["bytes"]) or "")

    def put_back(match: re.Match[str]) -> str:
        run = match[0]
        length = 1 if len(run) == 1 else _V3_LENGTHS.find(run[2]) + 2
        return "".join(letter for _, letter in zip(range(length), letters, strict=False))

    return _V3_RUN.sub(put_back, unquote(found["url"]))


def bing(parts: Parts) -> str | None:
    """`/ck/a?…&u=a1<base64>`."""
    given = parameters(parts.query).get("u", "")
    return from_base64(given[2:]) if given.startswith("a1") else None


def yahoo(parts: Parts) -> str | None:
    """`r.search.yahoo.com/…/RU=address/RK=…`."""
    found = _YAHOO.search(parts.path)
    return unquote(found[1]) if found else None


def base64_url(parts: Parts) -> str | None:
    """XenForo's `/goto/link-confirmation?url=<base64>`."""
    if "/link-confirmation" not in parts.path + parts.query:
        return None
    return from_base64(parameters(parts.query).get("url", ""))


def yandex_turbo(parts: Parts) -> str | None:
    """`yandex.ru/turbo/s/host/path`, `yandex.ru/turbo/host/s/path`, `/turbo?text=address`."""
    head, _, rest = parts.path[1:].partition("/")
    if head != "turbo":
        return None
    if not rest:
        return parameters(parts.query).get("text")
    return "https://" + rest.removeprefix("s/").replace("/s/", "/", 1)


def yandex_translated(parts: Parts) -> str | None:
    """`translated.turbopages.org/proxy_u/ru-de.de.<id>/https/host/path`."""
    found = re.match(r"/proxy_u/[^/]+/(https?)/(.+)", parts.path)
    if found is None:
        return None
    return f"{found[1]}://{found[2]}" + (f"?{parts.query}" if parts.query else "")


def base64_u(parts: Parts) -> str | None:
    """Sophos: `/?d=host&u=<base64>`."""
    return from_base64(parameters(parts.query).get("u", ""))


def pixiv(parts: Parts) -> str | None:
    """`/jump.php?address`: the whole query."""
    return whole_query(parts) if parts.path == "/jump.php" else None


def google_news(parts: Parts) -> str | None:
    """`/articles/CBMi<base64>`: a message with the address in it; newer ones hold none."""
    name = parts.path.rpartition("/")[2]
    try:
        message = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4))
    except (binascii.Error, ValueError):
        return None
    found = _INSIDE.search(message.decode("latin-1"))
    return found[0] if found else None


def avanan(parts: Parts) -> str | None:
    """`/v2/___address___.<base64>`, Check Point's too; older ones keep the address as it was."""
    query = f"?{parts.query}" if parts.query else ""
    found = _AVANAN.match(parts.path + query)
    return unquote(found[1]) if found else None


def invision(parts: Parts) -> str | None:
    """Invision's `/index.php?app=core&module=system&controller=redirect&url=address`."""
    found = parameters(parts.query)
    return found.get("url") if found.get("controller") == "redirect" else None
