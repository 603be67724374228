"""Checks of single settings, and the sentences for what is wrong with them.

A check takes the text of a variable and returns the value, or raises ValueError with what is wrong
and what would be right. No check repeats a value that may hold a secret.
"""

import os
import re
from collections.abc import Collection, Mapping
from importlib.metadata import version as installed
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from ingest.errors import MisuseError
from schemas.watchlist.checks import nearest

DATABASES = ("sqlite", "postgresql")
BROKERS = ("redis", "rediss", "amqp", "amqps")

# Where Debian's packages put them, and Homebrew's prefixes on macOS.
DICTIONARIES = os.pathsep.join(
    (
        "/usr/share/trans",
        "/usr/share/dictd",
        "/usr/local/share/dictd",
        "/opt/homebrew/share/dictd",
    )
)
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")

# RFC 9110 10.1.5: the contact stands in a comment of the User-Agent field, so no parentheses.
_CONTACT = re.compile(r"[!-'*-~]{3,200}")


def version() -> str:
    """The version of this program."""
    return installed("palimpsest")


def folder(text: str) -> Path:
    """A folder, made absolute, since processes started by us may stand elsewhere."""
    return Path(text).expanduser().absolute()


def folders(text: str) -> tuple[Path, ...]:
    """Folders divided by colons (semicolons on Windows); none of them need be there."""
    return tuple(folder(each) for part in text.split(os.pathsep) if (each := part.strip()))


def sha256(text: str) -> str:
    """A hash in hexadecimal digits, as `sha256sum` prints it."""
    if not _SHA256.fullmatch(text):
        raise ValueError("write the 64 hexadecimal digits that `sha256sum model.onnx` prints")
    return text.lower()


def file(text: str) -> Path:
    """A file that is there."""
    path = folder(text)
    if not path.is_file():
        raise ValueError(f"there is no file {path}; give the path of a PEM file")
    return path


def database_url(text: str) -> str:
    """SQLite or PostgreSQL."""
    if _scheme(text).partition("+")[0] not in DATABASES:
        raise ValueError(
            "this is no database we know; write `postgresql://user:password@host/name` "
            "or `sqlite:////folder/palimpsest.db`"
        )
    return text


def broker_url(text: str) -> str:
    """Redis (Valkey) or RabbitMQ."""
    if _scheme(text) not in BROKERS:
        raise ValueError(
            "this is no broker we know; write `redis://host:6379/0` or `amqp://user:password@host//`"
        )
    return text


def contact(text: str) -> str:
    """A mail or web address; a bare mail address gets `mailto:`."""
    if not _CONTACT.fullmatch(text) or ("@" not in text and "." not in text):
        raise ValueError("write a mail or web address such as `desk@example.org`")
    return f"mailto:{text}" if "@" in text and ":" not in text else text


def user_name(text: str) -> str:
    """What HTTP's Basic scheme can carry: RFC 7617 allows no colon."""
    if ":" in text:
        raise ValueError("a user name has no colon; choose another")
    return text


def web_address(text: str) -> str:
    """An http(s) address without its last slash."""
    if _scheme(text) not in ("http", "https") or not urlsplit(text).hostname:
        raise ValueError("write it like `https://palimpsest.example.org`")
    return text.rstrip("/")


def upper(text: str) -> str:
    """Levels are often written small."""
    return text.upper()


def _scheme(text: str) -> str:
    return text.partition("://")[0].lower() if "://" in text else ""


def refuse_unknown(environment: Mapping[str, str], *, prefix: str, known: Collection[str]) -> None:
    """Raises: MisuseError naming each variable with our prefix that no setting has."""
    names = [name.upper() for name in known]
    ours = {*names, *(f"{name}_FILE" for name in names)}
    given = sorted(name.removeprefix(prefix) for name in environment if name.startswith(prefix))
    if unknown := [name for name in given if name not in ours]:
        raise MisuseError(" ".join(_unknown(name, names, prefix) for name in unknown))


def _unknown(name: str, names: Collection[str], prefix: str) -> str:
    if meant := nearest(name, names):
        return f"{prefix}{name} is no setting: did you mean {prefix}{meant}?"
    return f"{prefix}{name} is no setting: remove it, or see ops/env.example for those there are."


def sentences(error: ValidationError, *, prefix: str) -> str:
    """One sentence for each mistake, naming the variable and never its value."""
    return " ".join(
        f"{prefix}{str(each['loc'][0]).upper()}: {_reason(each['msg'])}."
        for each in error.errors(include_input=False, include_url=False, include_context=False)
    )


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")
