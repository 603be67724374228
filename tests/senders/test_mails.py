"""Mails made, parsed back by the standard library, and looked at."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import assume, example, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.senders.mail import LONGEST_BODY, mail
from ingest.senders.mail_settings import MailAddress
from ingest.senders.mailing_lists import list_label
from schemas.records.alerts import Message

SENDER = MailAddress(address="alerts@desk.example", name="Palimpsest")
RECIPIENT = MailAddress(address="reader@example.org")
HEADERS = [
    "Content-Type", "MIME-Version", "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To",
    "References", "List-Id", "List-Unsubscribe", "Auto-Submitted", "X-Auto-Response-Suppress",
    "X-Palimpsest-Alert", "Content-Language",
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
    assert made["List-Unsubscribe"] == "<mailto:alerts@desk.example?subject=Unsubscribe>"
    assert made["X-Palimpsest-Alert"] == "a1b2c3d4e5f60718"
    assert made["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("name", "label", "shown", "asked"),
    [
        ("desk", "desk", "Palimpsest desk", "Unsubscribe%20desk"),
        ("Desk EU", "desk-eu-812dcf94", "Palimpsest Desk EU", "Unsubscribe%20Desk%20EU"),
        ("Стол", "66599d77", "Palimpsest Стол", "Unsubscribe%20%D0%A1%D1%82%D0%BE%D0%BB"),
    ],
)
def test_each_subscription_is_a_list_of_its_own_with_a_way_out(given, name, label, shown, asked):
    made = parsed(given.message(subscription=name))
    assert made["List-Id"] == f"{shown} <{label}.alerts.palimpsest.desk.example>"
    assert made["List-Unsubscribe"].strip() == f"<mailto:alerts@desk.example?subject={asked}>"


@settings(deadline=None)  # a machine that others load too
@for_all(st.text(max_size=150), st.text(max_size=150))
@example("desk eu", "desk-eu")
@example("a" * 64, "a" * 63 + "b")
def test_two_subscriptions_never_are_one_list(one, other):
    assume(one.casefold() != other.casefold())
    assert list_label(one) != list_label(other) or not (one and other)
    assert re.fullmatch(r"[a-z0-9-]{0,63}", list_label(one))


@settings(deadline=None)  # a machine that others load too
@for_all(st.text(max_size=150))
@example("😀" * 100)
@example("x\r\nBcc: evil@example.org")
@example('a>, <mailto:evil@example.org?subject="')
def test_no_name_of_a_subscription_becomes_a_header_or_too_long_a_line(name):
    raw = mail(replace(subject_of("s"), subscription=name), sender=SENDER, recipient=RECIPIENT)
    made = email.message_from_bytes(raw, policy=email.policy.compat32)  # nothing is decoded
    assert made.keys() == HEADERS
    assert made["List-Id"].count("<") == made["List-Unsubscribe"].count("<") == 1
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_nothing_in_a_mail_tells_us_whether_it_is_read(given):
    message = given.rendered()
    made = parsed(message)
    assert "Disposition-Notification-To" not in made
    assert not re.findall(r"<(?:img|link|iframe|script|object)\b|url\(", body_of(made, "html"))
    assert [part.get_content_maintype() for part in made.iter_parts()] == ["text", "text"]


def test_a_picture_stays_out_of_a_mail(given):
    raw = mail(given.message(picture=b"\x89PNG"), sender=SENDER, recipient=RECIPIENT)
    assert b"image/png" not in raw


def test_a_mail_never_is_larger_than_servers_take(given):
    message = given.message(text="ж" * 3_000_000, html="<p>" + "ж" * 3_000_000)
    made = parsed(message)
    assert [part.get_content_type() for part in made.iter_parts()] == ["text/plain"]
    assert body_of(made, "plain").endswith("ж\n[…]\n")
    assert len(body_of(made, "plain")) == LONGEST_BODY


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
