"""Mails made, parsed back by the standard library, and looked at."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import example, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.senders.mail import mail
from ingest.senders.mail_settings import MailAddress
from schemas.records.alerts import Message

SENDER = MailAddress(address="alerts@desk.example", name="Palimpsest")
RECIPIENT = MailAddress(address="reader@example.org")
HEADERS = [
    "Content-Type", "MIME-Version", "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To",
    "References", "List-Id", "Auto-Submitted", "X-Auto-Response-Suppress", "X-Palimpsest-Alert",
]  # fmt: skip


def parsed(message, *, sender=SENDER):
    raw = mail(message, sender=sender, recipient=RECIPIENT)
    return email.message_from_bytes(raw, policy=email.policy.default)


def body_of(made, kind):
    """A body as it was written; on the wire its lines end in CRLF."""
    return line_feeds(made.get_body((kind,)).get_content())


def line_feeds(text):
    return re.sub("\r\n?", "\n", text)


def subject_of(subject):
    return Message(
        alert_id="a1",
        subject=subject,
        text="words",
        html="<p>words</p>",
        payload={},
        thread="p-1",
        created_at=datetime(2022, 1, 11, tzinfo=UTC),
    )


def visible(text):
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def test_a_mail_has_text_first_and_html_as_its_better_form(given):
    message = given.rendered(title="Заявление «Путина»")
    made = parsed(message)
    assert made.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in made.iter_parts()] == ["text/plain", "text/html"]
    assert body_of(made, "plain") == message.text
    assert body_of(made, "html") == message.html
    assert made["Subject"] == message.subject


def test_a_mail_says_when_from_whom_and_that_a_machine_wrote_it(given):
    made = parsed(given.message())
    assert made.keys() == HEADERS
    assert made["From"] == "Palimpsest <alerts@desk.example>"
    assert made["To"] == "reader@example.org"
    assert parsedate_to_datetime(made["Date"]) == given.now
    assert made["Auto-Submitted"] == "auto-generated"
    assert made["List-Id"] == "Palimpsest alerts <alerts.palimpsest.desk.example>"
    assert made["X-Palimpsest-Alert"] == "a1b2c3d4e5f60718"


def test_mails_of_one_document_are_one_thread_and_of_two_are_two(given):
    first, second = (parsed(given.message(alert_id=name)) for name in ("a1", "a2"))
    other = parsed(given.message(alert_id="a3", thread="p-2"))
    assert first["References"] == second["References"] == second["In-Reply-To"]
    assert len({first["Message-ID"], second["Message-ID"], first["References"]}) == 3
    assert other["References"] != first["References"]


def test_a_mail_about_no_document_answers_nothing(given):
    made = parsed(given.message(thread=None))
    assert made["In-Reply-To"] is None
    assert made["References"] is None


INJECTIONS = [
    "title\r\nBcc: evil@example.org",
    "title\nBcc: evil@example.org",
    "title\rBcc: evil@example.org",
    "title\r\n\r\n<script>alert(1)</script>",
    "=?utf-8?q?=0D=0ABcc=3A_evil=40example=2Eorg?=",
    "Заявление =?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?= конец",
    "title\x00\x0b\x0cBcc: evil@example.org",
    "title\u2028Bcc: evil@example.org\u2029",
    "title\x85Bcc: evil@example.org",
    "\u202etitle\u2066",
    "lone \ud800 surrogate",
    "Bcc: evil@example.org",
    "x" * 2000 + "\r\nBcc: evil@example.org",
]


@pytest.mark.parametrize("evil", INJECTIONS)
@pytest.mark.parametrize("field", ["title", "author"])
def test_nothing_that_a_stranger_wrote_becomes_a_header(given, field, evil):
    made = parsed(given.rendered(**{field: evil}))
    assert made.keys() == HEADERS
    assert [part.keys() for part in made.iter_parts()] == [
        ["Content-Type", "Content-Transfer-Encoding"]
    ] * 2


@pytest.mark.parametrize("evil", INJECTIONS)
def test_a_subject_that_was_not_made_safe_becomes_no_header_either(evil):
    made = parsed(subject_of(evil))
    assert made.keys() == HEADERS
    assert made["Subject"] == visible(evil)


@pytest.mark.parametrize("evil", INJECTIONS)
def test_no_other_field_becomes_a_header(given, evil):
    sender = MailAddress(address="alerts@desk.example", name=evil)
    made = parsed(given.message(alert_id=evil, thread=evil), sender=sender)
    assert made.keys() == HEADERS
    (mailbox,) = made["From"].addresses
    assert mailbox.addr_spec == "alerts@desk.example"


@pytest.mark.parametrize("name", ["Desk", "Desk, EU", 'The "Desk" <x@y>', "Стол", "a@b", "(x) y"])
def test_a_senders_name_arrives_as_it_is(given, name):
    (mailbox,) = parsed(given.message(), sender=MailAddress(address="a@b.c", name=name))[
        "From"
    ].addresses
    assert (mailbox.display_name, mailbox.addr_spec) == (name, "a@b.c")


WORDS = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(["x" * 70, "“6 Stunden”", "→", "Заявление", "=?utf-8?q?x?=", "?=", "=?"]),
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(deadline=None)  # a machine that others load too
@for_all(WORDS)
@example("Telepolis forum: post edited, “6 Stunden” → “8 Stunden”, by mueller, in “Заявление”")
@example("x" * 300)
def test_every_subject_arrives_word_for_word_in_lines_of_78(subject):
    raw = mail(subject_of(subject), sender=SENDER, recipient=RECIPIENT)
    made = email.message_from_bytes(raw, policy=email.policy.default)
    assert made["Subject"] == visible(subject)
    assert made.keys() == HEADERS
    assert not made.defects
    assert raw.isascii()
    head = raw.partition(b"\r\n\r\n")[0]
    assert max(len(line) for line in head.split(b"\r\n")) <= 78


@settings(deadline=None)  # a machine that others load too
@for_all(st.text(), st.text())
def test_every_body_arrives_letter_by_letter(text, markup):
    message = subject_of("s")
    message = Message(
        **{name: getattr(message, name) for name in message.__slots__}
        | {"text": text, "html": markup}
    )
    raw = mail(message, sender=SENDER, recipient=RECIPIENT)
    made = email.message_from_bytes(raw, policy=email.policy.default)
    assert raw.isascii()
    for kind, sent in (("plain", text), ("html", markup)):
        written = sent.encode("utf-8", "replace").decode()
        assert body_of(made, kind).rstrip("\n") == line_feeds(written).rstrip("\n")


def test_every_line_of_a_mail_ends_as_the_wire_wants_it(given):
    message = given.rendered(text="ä ж 語\n" + "ж" * 3000)
    raw = mail(message, sender=SENDER, recipient=RECIPIENT)
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    assert raw.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, raw.split(b"\r\n"))) <= 998
