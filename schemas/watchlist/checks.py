"""Checks of single values of a watch list; each says what is wrong and what would be right.

A check takes what YAML gave and returns it, or raises through `mistake`. No check repeats a value
that may hold a secret.
"""

import base64
import binascii
import re
from collections.abc import Callable, Collection
from datetime import datetime, time, timedelta
from typing import Final
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError
from rapidfuzz import process
from rapidfuzz.distance import OSA

from schemas.watchlist.durations import parse_duration, suggest_duration
from schemas.watchlist.events import EVENT_PATTERNS, EVENT_TYPES

REFERENCE: Final = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""`${NAME}`: taken from the environment when a message is sent, never stored."""

LONGEST_NAME: Final = 100
"""Characters; a name stands in mail subjects and table columns."""

OURS: Final = "cited:"
"""How the sources begin that are made for cited statements (`ingest/store/sources.py`)."""

LONGEST_URL: Final = 2048
"""Characters; what the tables hold and every server takes."""

LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
"""The form of a code of a language (BCP 47, what we need of it)."""

_NEAR = 0.6  # OSA similarity; below it suggestions for words of five letters turn into guesses
_MAIL = re.compile(r"[^\s@<>,;:\"()\[\]]{1,64}@([A-Za-z0-9-]{1,63}\.)*[A-Za-z0-9-]{1,63}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://\S+")


def mistake(wrong: str, right: str) -> PydanticCustomError:
    """What a check raises; pydantic collects them all."""
    return PydanticCustomError("mistake", "{wrong}; {right}", {"wrong": wrong, "right": right})


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that was probably meant, or None."""
    similar = OSA.normalized_similarity
    found = process.extractOne(word[:80], known, scorer=similar, score_cutoff=_NEAR)
    return found[0] if found else None


def one_of(what: str, known: Collection[str]) -> Callable[[str], str]:
    """A check that a word is one of the known ones."""

    def check(word: str) -> str:
        if word in known:
            return word
        parts = [each for each in known if word in each.split(".")]
        meant = parts or [each for each in [nearest(word, known)] if each]
        right = f"did you mean {listed(meant)}?" if meant else f"write one of {listed(known)}"
        raise mistake(f"`{word[:60]}` is no {what}", right)

    return check


def listed(words: Collection[str]) -> str:
    """`a`, `b` and so on, for a sentence."""
    return ", ".join(f"`{word}`" for word in words)


event_type = one_of("event type", (*EVENT_TYPES, *EVENT_PATTERNS))


def filled(text: str) -> str:
    """A text with something in it and nothing invisible."""
    if not text.strip():
        raise mistake("this text is empty", "write something, or remove the line")
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise mistake("this text has a line break or control character", "keep it on one line")
    return text.strip()


def name(text: str) -> str:
    """A name that fits into a mail's subject and is not one of ours."""
    if len(text) > LONGEST_NAME:
        raise mistake(f"this name has {len(text)} characters", f"keep it to {LONGEST_NAME}")
    if text.casefold().startswith(OURS):
        raise mistake(f"names that begin with `{OURS}` are given by Palimpsest", "choose another")
    return text


def duration(text: str) -> timedelta:
    """A length of time."""
    try:
        return parse_duration(text)
    except ValueError as error:
        meant = suggest_duration(text)
        right = (
            f"did you mean `{meant}`?" if meant else "write it like `90s`, `5m`, `1h30m` or `14d`"
        )
        raise mistake(str(error), right) from None


def feed_url(text: str) -> str:
    """An http(s) address without a password, since pages and alerts show it."""
    parts = _http(text)
    if parts.username or parts.password:
        raise mistake("this address holds a user name or password", "remove the part before `@`")
    return text


def webhook_url(text: str) -> str:
    """An http(s) address; parts of it may be `${NAME}`."""
    _http(REFERENCE.sub("x", text))
    return text


def _http(text: str) -> SplitResult:
    if len(text) > LONGEST_URL:
        raise mistake(f"this address has {len(text)} characters", f"at most {LONGEST_URL} are read")
    if re.search(r"\s", text):
        raise mistake("there is a space in this address", "write %20 for it, or remove it")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise mistake(
            "this is no web address", "write it like `https://forum.example/feed.rss`"
        ) from None
    if parts.scheme not in ("http", "https"):
        raise mistake("this address does not begin with http:// or https://", "write it in full")
    if not host:
        raise mistake(
            "this address names no host", "write it like `https://forum.example/feed.rss`"
        )
    return parts


def mail_address(text: str) -> str:
    """`name@host`, nothing around it."""
    if _MAIL.fullmatch(text) and ".." not in text:
        return text
    wrong = "this is no mail address"
    if inner := re.search(r"<([^<>]*)>", text):
        raise mistake(wrong, f"write only `{inner[1]}`")
    raise mistake(
        wrong, "write one address like `desk@example.org`; each further one is its own line"
    )


def apprise_url(text: str) -> str:
    """An address with a scheme; whether Apprise knows the scheme is asked where Apprise is."""
    if _SCHEME.fullmatch(REFERENCE.sub("x", text)):
        return text
    raise mistake("this is no Apprise address", "write it like `slack://…`, with its scheme")


def webhook_secret(text: str) -> str:
    """`${NAME}` or `whsec_…`; two parted by a space while one is being replaced by the other."""
    if all(REFERENCE.fullmatch(part) or _is_encoded(part) for part in text.split()):
        return text
    right = "write `${NAME}` and set NAME in the environment to `whsec_` and a key in base64"
    raise mistake("this is no webhook secret", right)


def can_sign(value: str) -> bool:
    """Whether the sender takes this value of the environment for a secret (`senders/signing.py`).

    A text without `whsec_` is a secret too, as a person typed it.
    """
    parts = value.split()
    return bool(parts) and all(_is_encoded(p) for p in parts if p.startswith("whsec_"))


def _is_encoded(part: str) -> bool:
    encoded = part.removeprefix("whsec_")
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    return part.startswith("whsec_") and bool(key)


_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def zone(text: str) -> str:
    """An IANA time zone."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # unknown; outside of its folder; a folder
        meant = nearest(text, available_timezones())
        right = f"did you mean `{meant}`?" if meant else "write it like `Europe/Berlin`"
        raise mistake(f"`{text[:60]}` is no time zone", right) from None
    return text


def time_of_day(text: str) -> time:
    """Hours and minutes, from 0:00 to 23:59."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise mistake(f"`{text[:40]}` is no time of day", "write it like `22:00`")
    return time(int(found[1]), int(found[2]))


def moment(text: str) -> datetime:
    """A date, or a date with a time; without a zone it is meant in the subscription's."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise mistake(
            f"`{text[:40]}` is no point in time", "write it like `2026-12-24` or `2026-12-24 08:00`"
        ) from None


def count(value: object) -> int:
    """A whole number of at least 1; YAML's own, or what is written in quotes."""
    written = str(getattr(value, "written", value)).strip()
    if not re.fullmatch(r"[0-9]{1,6}", written) or int(written) < 1:
        raise mistake(f"`{written[:40]}` is no number of alerts", "write a whole number from 1")
    return int(written)


def language(text: str) -> str:
    """The code of a language; whether there is a file for it is asked where these are."""
    if not LANGUAGE.fullmatch(text):
        raise mistake(f"`{text[:40]}` is no code of a language", "write it like `en` or `de`")
    return text


def file_path(text: str) -> str:
    """The path of a file, not of a folder."""
    if text.endswith(("/", "\\")) or text in (".", ".."):
        raise mistake("this is the path of a folder", "name a file in it")
    if "\0" in text or len(text) > LONGEST_URL:
        raise mistake("this is no path", "write it like `desk.atom`")
    return text
