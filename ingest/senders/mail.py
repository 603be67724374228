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
from ingest.senders.mailing_lists import list_label, unsubscribe_address
from schemas.records.alerts import Message

# Bodies are written in ASCII (quoted-printable or base64): any mail server takes that.
_BODIES = SMTP.clone(cte_type="7bit")

# The outer headers are written by us and `email.header`, not by the newer policies: in Python 3.11
# these lose spaces between words of two alphabets when they fold, and decode `=?utf-8?q?=0A…?=` of
# a subject into a line end and a header of its own (CPython issue 121650).
_HEADERS = compat32.clone(linesep="\r\n")

# RFC 5322 2.1.1 wants lines of 78 characters: `Subject: ` and this many fit without folding.
_UNFOLDED = 66

# Characters of one body. Letters are far shorter, and mail servers take 10 MB at least; a longer
# text is cut, and a longer HTML left out.
LONGEST_BODY = 500_000
_CUT = "\n[…]\n"

# RFC 5322 3.2.3: what a name may hold without quotes, and the space between words.
_ATOMS = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/^_`{|}~ "
)


def mail(message: Message, *, sender: MailAddress, recipient: MailAddress) -> bytes:
    """The mail of one message: the same bytes in every attempt but for the part boundary.

    `Message-ID` is the alert's, so that a mail sent twice is shown once. All mails of a document
    answer one root that was never sent (RFC 5322 3.6.4), so that they are one thread. Nothing in it
    tells us whether it is read: no picture, no address of ours but the console's.
    """
    made = MIMEMultipart("alternative", policy=_HEADERS)
    made["From"] = _mailbox(sender)
    made["To"] = _mailbox(recipient)
    made["Subject"] = _text(message.subject, "Subject")
    made["Date"] = format_datetime(message.created_at)
    made["Message-ID"] = _id(message.alert_id, "alert", sender)
    if message.thread:
        made["In-Reply-To"] = made["References"] = _id(message.thread, "thread", sender)
    _name_list(made, message.subscription, sender)
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "I am on holiday" comes back
    made["X-Auto-Response-Suppress"] = "All"  # the same for Exchange, which does not heed it
    made["X-Palimpsest-Alert"] = token(message.alert_id)
    made["Content-Language"] = token(message.language)
    made.attach(_body(_fitted(message.text), "plain"))
    if len(message.html) <= LONGEST_BODY:
        made.attach(_body(message.html, "html"))
    return made.as_bytes()


def _name_list(made: MIMEMultipart, subscription: str, sender: MailAddress) -> None:
    """The mail as one of a list: each subscription is one.

    No `List-Unsubscribe-Post` (RFC 8058): that needs a page of ours that the world can reach.
    """
    label = list_label(subscription)
    domain = ".".join(filter(None, (label, "alerts.palimpsest", sender.domain)))
    name = f"Palimpsest {_line(subscription)}".rstrip() if label else "Palimpsest alerts"
    made["List-Id"] = f"{_phrase(name, 'List-Id')} <{domain}>"
    made["List-Unsubscribe"] = f"<{unsubscribe_address(sender.address, _line(subscription))}>"


def _fitted(text: str) -> str:
    return text if len(text) <= LONGEST_BODY else text[: LONGEST_BODY - len(_CUT)] + _CUT


def _body(text: str, subtype: str) -> EmailMessage:
    part = EmailMessage(policy=_BODIES)
    part.set_content(text.encode("utf-8", "replace").decode(), subtype=subtype)
    del part["MIME-Version"]  # stands once, in the mail's own headers
    return part


def _mailbox(owner: MailAddress) -> str:
    if not owner.name:
        return owner.address
    return f"{_phrase(_line(owner.name), 'From')} <{owner.address}>"


def _phrase(name: str, header: str) -> str:
    """A name before an address; as it is where it needs no quotes."""
    plain = set(name) <= _ATOMS and len(name) <= _UNFOLDED
    return name if plain else _encoded(name, header)


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
    return f"<{token(name)}.{kind}.palimpsest@{sender.domain}>"


def token(name: str) -> str:
    """An identifier of ours as it may stand in a header: ASCII letters, digits and `-`."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
