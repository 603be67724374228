"""Addresses written out in visible text, as far as text alone shows them. Pure, linear.

With a scheme, whole or mangled, anything that has a host; without one only a host with a public
suffix and a path, or `www.`. Whether an address leads anywhere is not asked here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.citations.extents import UNSPACED, end_of_address
from ingest.urls import host_of, is_http, public_suffix, repair, unwrap
from ingest.urls.repair import DOT, FENCED_DOT

LONGEST = 8192  # characters; `ingest.urls.unwrap` opens none longer, servers refuse them

_LABEL = rf"[^\W_{UNSPACED}](?:[^\W{UNSPACED}]|-)*+"
_TIGHT = rf"{_LABEL}(?:(?:\.|{FENCED_DOT}){_LABEL})*+"
# At most 11 labels: real hosts have at most 6, and "a dot a dot a …" must not be read again and
# again.
_SPACED = rf"{_LABEL}(?:{DOT}{_LABEL}){{1,10}}+"
_TYPED = r"(?<![^\W_])(?:hh?t{1,3}pp?|h{0,2}ttpp?)"  # with a letter too many, or too few
_SCHEME_NAME = rf"(?:h(?:tt|xx|хх|\*\*)ps?|{_TYPED}s?)"
_SCHEME = (
    rf"(?:{_SCHEME_NAME}\s?(?:(?::|\[:\]|;|：)\s?[/\\]+|\[://\])[ \xa0/\\]*"
    r"|(?<![^\W_])https?//)"
)
_TYPED_SCHEME = re.compile(rf"\A{_TYPED}(s?)(?=\W)", re.IGNORECASE)
_NO_COLON = re.compile(r"\A(https?)(?=//)", re.IGNORECASE)
# "gelesen.www.kremlin.ru/d/1": the space behind a sentence was forgotten.
_GLUED = rf"(?:[^\W_{UNSPACED}]{{1,63}}+\.){{1,3}}www\."
_INNER_SCHEME = re.compile(_SCHEME, re.IGNORECASE)
_SCHEME_SIGNS = 8  # of a scheme behind its name: ":", "/" and spaces
_START = re.compile(
    rf"(?P<scheme>(?:{_SCHEME})+)"
    rf"|(?:(?<=\[url=)|(?<=href=)|(?<=//)(?<![^\s(]//)|(?<=[.=])(?=www\.)"
    rf"|(?<![@./\\=&%-]))(?<![^\W{UNSPACED}])(?!{_GLUED})"
    rf"(?P<www>www\.\s{{1,2}})?(?P<host>{_SPACED})(?::\d{{2,5}})?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\[({]at[\])}] ?\Z", re.IGNORECASE)  # "press(at)mid.ru"
# "web.de/Freemail", "Amazon.de/Otto": a name behind a name; no statement's path is a name alone.
_NAME_BEHIND = re.compile(r"/(?:[A-ZÀ-ÖØ-Þ][a-zß-ÿ]++|[A-Z]{2,}+)(?![/?=&#%\w-]|\.\w)")
_FILE_BEHIND = re.compile(r"/[\w.-]*+(?!/)")
_TIGHT_HOST = re.compile(_TIGHT, re.IGNORECASE)
_SPACED_HOST = re.compile(_SPACED, re.IGNORECASE)
# An address with dots for what was left out leads nowhere. X and vBulletin put them inside or at
# the end, where a typist's three dots may also end a sentence: behind a number or `.html` they do.
_CUT = re.compile(r"\.{3,}.")
_HIDES = ("…", "‥", "[email")  # Cloudflare writes "[email protected]" over whatever has an @
_CUT_END = re.compile(r"[?!:]?\.{3}")  # with a sign that was taken for a sentence's end
_WHOLE = re.compile(r".*(?:\d{4}|\.[a-z]{3,5})/?\Z", re.DOTALL)
# Software that cuts writes "…" more often than people do, and cuts numbers too.
_PAGE = re.compile(r".*\.(?:s?html?|aspx?|php|pdf)\Z", re.DOTALL | re.IGNORECASE)
# phpBB and FluxBB show 39 characters, spaced dots, and the last ten characters.
_CUT_BEHIND = re.compile(r" (?:\.{3}|…) \S")
_SHOWN = 39
# "dot" is a word, "Dr.med/Dr.phil" and "SO.IST/ES" are no addresses: only a path that no sentence
# has shows that one is meant.
_TELLING_PATH = re.compile(r"/(?:[^/\s]*\d|[^/\s]+/)")
# Generic suffixes of before 2012; younger ones are words ("med", "now", "game").
_OLD_SUFFIXES = frozenset(("com", "org", "net", "gov", "edu", "int", "mil", "info", "eu"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An address in a text: where it stands, and where it leads."""

    start: int
    end: int
    url: str  # repaired and unwrapped, absolute
    wrappers: tuple[str, ...]


def addresses_written(text: str) -> Iterator[Written]:
    """All addresses of one line of visible text without invisible characters, in order."""
    at = 0
    while found := _START.search(text, at):
        end = _end(text, found)
        if end is None:
            at = _next_word(text, found)
            continue
        written = _written(text, found.start(), end)
        if written is not None and _is_meant(text, found, end):
            yield written
        at = max(end, found.start() + 1)  # never back into what was read: time stays linear


def _end(text: str, found: re.Match[str]) -> int | None:
    """Where the address ends that may begin here; None if none does."""
    at = found.end()
    if found["scheme"]:
        host_end = _host_end(text, at)
        if not _goes_on(text, at, host_end) and not _has_suffix(text[at:host_end]):
            return None
        return end_of_address(text, found.start(), host_end, longest=LONGEST)
    on_the_web = found["www"] or found["host"][:4].lower() == "www."
    if not on_the_web and text[at : at + 1] != "/":
        return None
    if _MAIL.search(text, max(0, found.start() - len("[at] ")), found.start()):
        return None
    if not _has_suffix(found["host"]) or not (on_the_web or _looks_like_host(text, found)):
        return None
    return end_of_address(text, found.start(), at, longest=LONGEST)


def _goes_on(text: str, at: int, host_end: int) -> bool:
    """Whether more than a host stands behind the scheme: a bare one may be cut, or a gap be meant.

    A number is a whole host.
    """
    whole = text[host_end : host_end + 1] in {"/", ":", "?"} or text[host_end - 1].isdigit()
    return whole and not text[at - 1].isspace()


def _looks_like_host(text: str, found: re.Match[str]) -> bool:
    """Whether a bare host is one: by its own look, else by its path."""
    # "Das stimmt.So/so ist es": a sentence begins with a capital letter, a suffix hardly ever
    host = repair(found["host"])
    suffix = host.rpartition(".")[2]
    if not (suffix.islower() or host.isupper()):
        return False
    if _NAME_BEHIND.match(text, found.end()):
        return False
    second = _FILE_BEHIND.match(text, found.end())
    if second and second[0].rstrip(".").endswith(f".{suffix}"):
        return False  # "main.py/utils.py": two files
    known = host.islower() and (len(suffix) == 2 or suffix in _OLD_SUFFIXES)
    return known or not suffix.isascii() or _TELLING_PATH.match(text, found.end()) is not None


def _next_word(text: str, found: re.Match[str]) -> int:
    """Where to go on behind what was no address: the next word may begin one."""
    if found["scheme"]:
        return found.end()
    tight = _TIGHT_HOST.match(text, found.start("host"))
    end = tight.end() if tight else found.end()
    inner = _INNER_SCHEME.search(text, found.start() + 1, end + _SCHEME_SIGNS)
    return min(inner.start(), end) if inner else end


def _is_meant(text: str, found: re.Match[str], end: int) -> bool:
    """Whether a host written with " dot " is one: the word alone says nothing."""
    if found["scheme"] or " dot " not in found["host"].lower():
        return True
    return _TELLING_PATH.match(text, found.end(), end) is not None


def _has_suffix(host: str) -> bool:
    return bool(public_suffix(repair(host).lower()))


def _host_end(text: str, at: int) -> int:
    """The end of a host, which may be written with `[.]` and with ` dot `; `at` if it is none."""
    tight = _TIGHT_HOST.match(text, at)
    if tight is None:
        return at
    if _has_suffix(tight[0]):
        return tight.end()
    spaced = _SPACED_HOST.match(text, at)
    if spaced and _has_suffix(spaced[0]):
        return spaced.end()
    return tight.end()


def _written(text: str, start: int, end: int) -> Written | None:
    if end - start >= LONGEST or _is_cut(text, start, end):
        return None
    address = repair(_NO_COLON.sub(r"\1:", _TYPED_SCHEME.sub(r"http\1", text[start:end])))
    url, wrappers = unwrap(address if is_http(address) else f"http://{address}")
    if not is_http(url) or "." not in host_of(url):
        return None
    return Written(start=start, end=end, url=url, wrappers=wrappers)


def _is_cut(text: str, start: int, end: int) -> bool:
    if _CUT.search(text, start, end):
        return True
    if text.startswith(_HIDES, end):
        return not _PAGE.match(text, start, end)
    shown = len(text[start : start + _SHOWN].rstrip())
    if shown == _SHOWN and _CUT_BEHIND.match(text, start + _SHOWN):
        return True
    return bool(_CUT_END.match(text, end)) and not _WHOLE.match(text, start, end)
