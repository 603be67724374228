"""A message becomes a mail: headers and two bodies, as bytes for the wire.

Pure but for the boundary between the two bodies, which the library draws by lot.

No header can be brought in from outside: each text becomes one line of ASCII first.
"""

from email.header import Header
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.policy import SMTP, compat32
from email.utils import format_datetime

from ingest.senders.mail_settings import MailAddress
from schemas.records.alerts import Message

# Bodies are written in ASCII (quoted-printable or base64): any mail server takes that.
_BODIES = SMTP.clone(cte_type="7bit")

# The outer headers are written by us and `email.header`, not by the newer policies: in Python 3.11
# these lose spaces between words of two alphabets when they fold, and decode `=?utf-8?q?=0A…?=` of
# a subject into a line end and a header of its own (CPython issue 121650).
_HEADERS = compat32.clone(linesep="\r\n")

# RFC 5322 2.1.1 wants lines of 78 characters: `Subject: ` and this many fit without folding.
_UNFOLDED = 66

# RFC 5322 3.2.3: what a name may hold without quotes, and the space between words.
_ATOMS = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/^_`{|}~ "
)


def mail(message: Message, *, sender: MailAddress, recipient: MailAddress) -> bytes:
    """The mail of one message: the same bytes in every attempt but for the part boundary.

    `Message-ID` is the alert's, so that a mail sent twice is shown once. All mails of a document
    answer one root that was never sent (RFC 5322 3.6.4), so that they are one thread.
    """
    made = MIMEMultipart("alternative", policy=_HEADERS)
    made["From"] = _mailbox(sender)
    made["To"] = _mailbox(recipient)
    made["Subject"] = _text(message.subject, "Subject")
    made["Date"] = format_datetime(message.created_at)
    made["Message-ID"] = _id(message.alert_id, "alert", sender)
    if message.thread:
        made["In-Reply-To"] = made["References"] = _id(message.thread, "thread", sender)
    made["List-Id"] = f"Palimpsest alerts <alerts.palimpsest.{sender.domain}>"  # RFC 2919
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "I am on holiday" comes back
    made["X-Auto-Response-Suppress"] = "All"  # the same for Exchange, which does not heed it
    made["X-Palimpsest-Alert"] = _token(message.alert_id)
    made.attach(_body(message.text, "plain"))
    made.attach(_body(message.html, "html"))
    return made.as_bytes()


def _body(text: str, subtype: str) -> EmailMessage:
    part = EmailMessage(policy=_BODIES)
    part.set_content(text.encode("utf-8", "replace").decode(), subtype=subtype)
    del part["MIME-Version"]  # stands once, in the mail's own headers
    return part


def _mailbox(owner: MailAddress) -> str:
    if not owner.name:
        return owner.address
    name = _line(owner.name)
    plain = set(name) <= _ATOMS and len(name) <= _UNFOLDED
    return f"{name if plain else _encoded(name, 'From')} <{owner.address}>"


def _text(text: str, header: str) -> str:
    """A header's text; as it is where it is short, ASCII and looks like no encoded word."""
    line = _line(text)
    if line.isascii() and len(line) <= _UNFOLDED and "=?" not in line:
        return line
    return _encoded(line, header)


def _encoded(line: str, header: str) -> str:
    """As encoded words (RFC 2047), folded."""
    return Header(line, "utf-8", header_name=header).encode(linesep="\r\n")


def _line(text: str) -> str:
    """One line without controls, direction marks and lone surrogates."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _id(name: str, kind: str, sender: MailAddress) -> str:
    return f"<{_token(name)}.{kind}.palimpsest@{sender.domain}>"


def _token(name: str) -> str:
    """An identifier of ours as it may stand in a header: ASCII letters, digits and `-`."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
