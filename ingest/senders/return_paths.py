"""Where a mail comes back to if it cannot be delivered: an address that names the alert. Pure.

Known as VERP: the alert's id follows the mailbox's name and a `+`, which mail servers deliver to
the mailbox itself (RFC 5233, subaddressing).
"""

import re

from ingest.senders.mail_settings import MailAddress

# RFC 5321 4.5.3.1.1: of the part before `@`.
_LONGEST_LOCAL = 64

ID = r"[A-Za-z0-9-]{1,40}"
_NAMING = re.compile(rf"(?:^|[\s<,])[^@\s<>,]+\+({ID})@")


def return_path(mailbox: MailAddress | None, alert_id: str) -> str | None:
    """`bounces+<id>@host` of the mailbox `bounces@host`; the mailbox itself where that is too long.

    None without a mailbox: many mail servers refuse an envelope sender whom they do not know, so
    only the operator may name one.
    """
    if mailbox is None:
        return None
    local, _, domain = mailbox.address.rpartition("@")
    naming = f"{local}+{alert_id}"
    fits = len(naming) <= _LONGEST_LOCAL and re.fullmatch(ID, alert_id)
    return f"{naming}@{domain}" if fits else mailbox.address


def named_alert(field: str) -> str | None:
    """The id in an address that `return_path` made, in a field of a mail that came there."""
    found = _NAMING.search(field)
    return found[1] if found else None
