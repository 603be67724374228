"""Which mail server takes our mails, and whom they are from. Pure.

Nothing here shows an address with its password: not in an error, not in a `repr`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from ingest.errors import PermanentError

Tls = Literal["implicit", "starttls", "none"]

# Of one mail from the connection to the last answer. RFC 5321 4.5.3.2 allows ten minutes for the
# answer to the final dot alone; a thread of ours cannot wait so long. A mail that was taken after
# all is sent twice then, with one Message-ID.
TIMEOUT_S = 60.0

_SENDER_NAME = "Palimpsest"

# RFC 8314 3.3 and RFC 6409 3.1: submission with TLS from the first byte, and with STARTTLS.
_PORTS = {"smtps": 465, "smtp": 587}

# `name@host` in ASCII: all that a mail server without SMTPUTF8 takes; no comment, list or quotes.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,255}\Z)"
    r"(?:[A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9-]{1,63}"
)
_NAMED = re.compile(r"\s*(?P<name>[^<>]*?)\s*<(?P<address>[^<>]*)>\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """All that an `EmailSender` needs to know; read from the environment by `workers`."""

    url: str | None = field(default=None, repr=False)  # PALIMPSEST_SMTP_URL, holds a password
    sender: str | None = None  # PALIMPSEST_MAIL_FROM: `desk@example.org` or `Desk <desk@…>`
    bounces: str | None = None  # PALIMPSEST_MAIL_BOUNCES: where mails come back to
    ca_file: Path | None = None  # PALIMPSEST_CA_FILE: PEM, added to the usual authorities
    timeout_s: float = TIMEOUT_S


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mails are handed over."""

    host: str
    port: int
    tls: Tls
    user: str = ""  # "" for none
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAddress:
    """Whom a mail is from or to."""

    address: str  # ASCII, `name@host`
    name: str = ""  # as people write it

    @property
    def domain(self) -> str:
        """The part after `@`."""
        return self.address.rpartition("@")[2]


def mail_server(url: str) -> MailServer:
    """Read `smtp://user:password@host:587?tls=starttls` or `smtps://user:password@host:465`.

    `smtp` means STARTTLS, and no mail goes out without it, unless `tls=none` is said. Letters that
    mean something in an address are percent-encoded in user name and password.

    Raises: PermanentError.
    """
    parts = _split(url)
    if parts is None:
        raise PermanentError(
            "PALIMPSEST_SMTP_URL is not of the form smtp://user:password@host:587 or "
            "smtps://user:password@host:465, with /, @, : and # percent-encoded in the password."
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not (user + password).isascii() or bool(user) != bool(password):
        raise PermanentError(
            "PALIMPSEST_SMTP_URL needs both user name and password, in ASCII, or neither."
        )
    return MailServer(
        host=parts.hostname or "",
        port=parts.port or _PORTS[parts.scheme],
        tls=_tls(parts),
        user=user,
        password=password,
    )


def mail_sender(text: str | None, server: MailServer) -> MailAddress | None:
    """Whom mails are from: as set, else the user of the mail server if that is an address.

    Raises: PermanentError where what is set is no address.
    """
    if not text:
        return mail_address(server.user, name=_SENDER_NAME)
    named = _NAMED.fullmatch(text)
    name, address = (named["name"].strip('" '), named["address"]) if named else ("", text)
    found = mail_address(address, name=name or _SENDER_NAME)
    if found is None:
        raise PermanentError(
            "PALIMPSEST_MAIL_FROM is no mail address: write desk@example.org or "
            "Desk <desk@example.org>."
        )
    return found


def bounce_address(text: str | None) -> MailAddress | None:
    """Where mails that cannot be delivered come back to, as set; None where nothing is.

    Raises: PermanentError where what is set is no address.
    """
    if not text:
        return None
    found = mail_address(text)
    if found is None:
        raise PermanentError(
            "PALIMPSEST_MAIL_BOUNCES is no mail address: write bounces@example.org."
        )
    return found


def mail_address(text: str, *, name: str = "") -> MailAddress | None:
    """`name@host`, the host in punycode; None where it is anything else or beyond ASCII."""
    local, _, domain = text.strip().rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None
    return MailAddress(address=address, name=name) if _ADDRESS.fullmatch(address) else None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
        (parts.hostname or "").encode("idna")  # what a look-up would do
    except ValueError:  # UnicodeError is one
        return None
    return parts if known and parts.path in {"", "/"} and not parts.fragment else None


def _tls(parts: SplitResult) -> Tls:
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if asked.keys() - {"tls"}:
        raise PermanentError("PALIMPSEST_SMTP_URL: after the question mark only tls= is known.")
    if parts.scheme == "smtps":
        allowed: dict[str, Tls] = {"implicit": "implicit"}
    else:
        allowed = {"starttls": "starttls", "none": "none"}
    said = asked.get("tls", next(iter(allowed)))
    if said not in allowed:
        known = " or ".join(f"tls={name}" for name in allowed)
        raise PermanentError(f"PALIMPSEST_SMTP_URL: {parts.scheme} knows {known} and no other.")
    return allowed[said]
