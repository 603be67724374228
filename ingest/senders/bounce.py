"""A mail that came back: which alert it was, whom it did not reach and why. Pure.

Reads delivery status notifications (RFC 3464) as mail servers send them to the return path.
Anything else is none: out-of-office replies, read receipts, reports of abuse, and the free texts of
servers that do not know the standard. Whoever may write to the mailbox may invent one: the caller
believes it only of an alert that went to that recipient.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32

from ingest.senders.mail_settings import mail_address
from ingest.senders.redaction import Redaction
from ingest.senders.return_paths import ID, named_alert

# Bytes that are read of one mail. The report stands before the mail that came back.
LONGEST = 512 * 1024

# Parts within parts: the parser goes down one call for each, and a real report has four.
_MOST_PARTS = 20

# Of a field that says what a part is; the parser's time grows with the square of it.
_LONGEST_TYPE = 2000
_TYPES = re.compile(rb"^content-type:.*(?:\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)

# Characters of any other field: an address has 320 (RFC 5321 4.5.3.1), an answer some hundreds.
_LONGEST_FIELD = 2000

_STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
_OUR_MESSAGE_ID = re.compile(rf"<({ID})\.alert\.palimpsest@[^@\s>]+>")
_FAILED, _DELAYED = "failed", "delayed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """What a mail server reports of one mail of ours."""

    alert_id: str
    recipient: str  # `name@host`; "" where the report names none
    status: str  # RFC 3463: `5.1.1`; "" where the report says none
    diagnostic: str  # the other server's own words, one short line; may be empty
    is_permanent: bool  # given up; else the server is still trying


def read_bounce(raw: bytes) -> Bounce | None:
    """What a delivery status notification says; None for any other mail, however it is made."""
    report = _report(raw[:LONGEST])
    if report is None:
        return None
    alert_id = _alert_id(report)
    told = _recipient_fields(report)
    if alert_id is None or told is None:
        return None
    status = _STATUS.match(_field(told, "status"))
    return Bounce(
        alert_id=alert_id,
        recipient=_recipient(told),
        status=status[1] if status else "",
        diagnostic=_words(_typed(_field(told, "diagnostic-code"))),
        is_permanent=_action(told) == _FAILED,
    )


def _report(raw: bytes) -> Message | None:
    """The mail, if it is a report and none of its parts can keep the parser busy."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    types = [found[0] for found in _TYPES.finditer(lines)]
    if len(types) > _MOST_PARTS or any(len(each) > _LONGEST_TYPE for each in types):
        return None
    mail = BytesParser(policy=compat32).parsebytes(lines)
    is_report = mail.get_content_type() == "multipart/report" and mail.is_multipart()
    return mail if is_report and _parts(mail, "message/delivery-status") else None


def _parts(report: Message, *types: str) -> list[Message]:
    """The report's own parts of these types, not what stands within them."""
    return [part for part in _held(report) if part.get_content_type() in types]


def _held(part: Message) -> list[Message]:
    """What a part holds: its parts, or the blocks of fields of a report."""
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if part.is_multipart() else []


def _recipient_fields(report: Message) -> Message | None:
    """The fields of the recipient who was given up, else of one who is still tried."""
    blocks = [block for part in _parts(report, "message/delivery-status") for block in _held(part)]
    for action in (_FAILED, _DELAYED):
        for block in blocks:
            if _action(block) == action:
                return block
    return None


def _action(block: Message) -> str:
    return _field(block, "action").strip().casefold()


def _recipient(block: Message) -> str:
    """Whom we wrote to; whom it was forwarded to only where the report does not say that."""
    for name in ("original-recipient", "final-recipient"):
        found = mail_address(_typed(_field(block, name)).strip().strip("<>"))
        if found is not None:
            return found.address
    return ""


def _typed(field: str) -> str:
    """The value of `rfc822; reader@example.org`."""
    return field.partition(";")[2]


def _alert_id(report: Message) -> str | None:
    """Ours for the mail: in the headers that came back, in the report, or in the return path."""
    for known in _names(report):
        if re.fullmatch(ID, known):
            return known
    return None


def _names(report: Message) -> Iterator[str]:
    for returned in _returned(report):
        yield _field(returned, "x-palimpsest-alert").strip()
        message_id = _OUR_MESSAGE_ID.search(_field(returned, "message-id"))
        yield message_id[1] if message_id else ""
    for part in _parts(report, "message/delivery-status"):
        for block in _held(part)[:1]:
            yield _field(block, "original-envelope-id").strip()
    for name in ("to", "delivered-to", "x-original-to"):
        yield named_alert(_field(report, name)) or ""


def _returned(report: Message) -> Iterator[Message]:
    """The headers of the mail that came back, whole or alone."""
    for part in _parts(report, "message/rfc822", "message/global"):
        yield from _held(part)[:1]
    for part in _parts(report, "text/rfc822-headers", "message/global-headers"):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield BytesHeaderParser(policy=compat32).parsebytes(payload)


def _field(part: Message, name: str) -> str:
    return str(part.get(name, ""))[:_LONGEST_FIELD]


def _words(text: str) -> str:
    return Redaction.of(()).line(text)
