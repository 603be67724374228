"""Returned mails, written by us in the forms that mail servers give them, and hostile ones."""

import re
from email.message import Message

import pytest
from hypothesis import example, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.senders.bounce import LONGEST, Bounce, read_bounce
from ingest.senders.mail import mail
from ingest.senders.mail_settings import MailAddress
from ingest.senders.return_paths import named_alert, return_path

ID = "a1b2c3d4e5f60718"
RECIPIENT = """\
Final-Recipient: rfc822; reader@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <reader@example.org>: no such
    reader here
"""
RETURNED = f"""\
Content-Type: message/rfc822

From: Palimpsest <alerts@desk.example>
To: reader@example.org
Subject: Post edited
X-Palimpsest-Alert: {ID}
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain

words
--inner--
"""


def returned_mail(*, recipient=RECIPIENT, returned=RETURNED, envelope="", to="alerts@desk.example"):
    """A delivery status notification in the form of Postfix's."""
    return f"""\
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="outer"

This is a MIME-encapsulated message.

--outer
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I could not hand your mail over. Status: 4.0.0
--outer
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
{envelope}Arrival-Date: Tue, 11 Jan 2022 19:50:00 +0100

{recipient}
--outer
{returned}
--outer--
""".encode()


def test_a_mail_that_came_back_says_which_alert_whom_and_why():
    assert read_bounce(returned_mail()) == Bounce(
        alert_id=ID,
        recipient="reader@example.org",
        status="5.1.1",
        diagnostic="550 5.1.1 <reader@example.org>: no such reader here",
        is_permanent=True,
    )


def test_what_we_send_is_recognised_when_it_comes_back(given):
    sent = mail(
        given.rendered(title="Заявление"),
        sender=MailAddress(address="alerts@desk.example"),
        recipient=MailAddress(address="reader@example.org"),
    )
    returned = "Content-Type: message/rfc822\n\n" + sent.decode().replace("\r\n", "\n")
    found = read_bounce(returned_mail(returned=returned))
    assert found is not None
    assert found.alert_id == ID


@pytest.mark.parametrize(
    "traces",
    [
        {"returned": f"Content-Type: text/rfc822-headers\n\nX-Palimpsest-Alert: {ID}\n"},
        {
            "returned": "Content-Type: text/rfc822-headers\n\n"
            f"Message-ID: <{ID}.alert.palimpsest@desk.example>\n"
        },
        {"returned": "", "envelope": f"Original-Envelope-Id: {ID}\n"},
        {"returned": "", "to": f"bounces+{ID}@desk.example"},
        {"returned": "", "to": f"Returned mails <bounces+{ID}@desk.example>"},
        {"returned": "", "to": f"x@y.example, desk+alerts+{ID}@desk.example"},
    ],
)
def test_one_trace_of_the_alert_is_enough(traces):
    found = read_bounce(returned_mail(**traces))
    assert found is not None
    assert found.alert_id == ID


def test_a_report_whose_letter_has_parts_of_its_own_is_read_too():
    letter = (
        'Content-Type: multipart/related; boundary="letter"\n\n'
        "--letter\nContent-Type: multipart/alternative; boundary=both\n\n"
        "--both\nContent-Type: text/plain\n\nNot found.\n"
        "--both\nContent-Type: text/html\n\n<p>Not found.\n--both--\n"
        "--letter\nContent-Type: image/png\n\nAAAA\n--letter--\n"
    )
    plain = returned_mail().decode()
    begin, end = plain.index("Content-Description"), plain.index("--outer\nContent-Type: message")
    found = read_bounce((plain[:begin] + letter + plain[end:]).encode())
    assert found == read_bounce(plain.encode())


def test_line_ends_of_the_wire_are_read_too():
    raw = returned_mail()
    assert read_bounce(raw.replace(b"\n", b"\r\n")) == read_bounce(raw)


def test_a_mail_that_is_still_tried_is_not_given_up():
    still = RECIPIENT.replace("failed", "Delayed").replace("5.1.1\n", "4.4.1 (no answer)\n")
    found = read_bounce(returned_mail(recipient=still))
    assert found is not None
    assert (found.is_permanent, found.status) == (False, "4.4.1")


def test_of_several_recipients_the_one_that_failed_is_told():
    others = RECIPIENT.replace("reader@", "other@")
    blocks = "\n".join(
        [others.replace("failed", "relayed"), others.replace("failed", "delayed"), RECIPIENT]
    )
    found = read_bounce(returned_mail(recipient=blocks))
    assert found is not None
    assert found.recipient == "reader@example.org"


def test_the_address_that_we_wrote_to_is_told_where_it_was_forwarded():
    forwarded = "Original-Recipient: rfc822;desk@example.org\n" + RECIPIENT
    assert read_bounce(returned_mail(recipient=forwarded)).recipient == "desk@example.org"


def test_what_a_report_does_not_say_is_empty():
    found = read_bounce(returned_mail(recipient="Action: failed\nStatus: broken\n"))
    assert (found.recipient, found.status, found.diagnostic) == ("", "", "")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Subject: hello\n\nwords",
        RETURNED.encode(),
        b"Auto-Submitted: auto-replied\nSubject: on holiday\n\nX-Palimpsest-Alert: a1",
        returned_mail().replace(b"Action: failed", b"Action: delivered"),
        returned_mail().replace(b"Action: failed\n", b""),
        returned_mail().replace(b"message/delivery-status", b"message/disposition-notification"),
        returned_mail().replace(b"multipart/report", b"multipart/mixed"),
        returned_mail(returned=""),  # of a mail that is not ours
        returned_mail(returned="Content-Type: text/rfc822-headers\n\nX-Palimpsest-Alert: a/b\n"),
        returned_mail()[:500],
    ],
)
def test_any_other_mail_is_none(raw):
    assert read_bounce(raw) is None


@pytest.mark.parametrize(
    "words", ["\x1b[31mred", "\u202ered", "\x00", "x" * 100_000, "=?utf-8?q?=0D=0A?=", "\ud800"]
)
def test_the_other_servers_words_are_one_short_line(words):
    raw = returned_mail(recipient=RECIPIENT.replace("no such", "{words}").replace("{words}", "@@"))
    found = read_bounce(raw.replace(b"@@", words.encode("utf-8", "surrogatepass")))
    assert found.diagnostic.isprintable()
    assert len(found.diagnostic) <= 200


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/report; boundary=b\n\n" + b"--b\n" * 250_000,
        b"a:b\n" * 250_000,
        returned_mail(recipient="Action: relayed\n\n" * 60_000),
        returned_mail(recipient=RECIPIENT + "x: y\n" * 200_000),
        b"Content-Type: multipart/report; boundary=" + b'"' * 1_000_000,
        b"Content-Type: multipart/report;" + b" a*0=b;" * 150_000,
        b"Content-Type: multipart/report;\n" + b" a=b;\n" * 150_000,
        b"Content-Type: multipart/report;\r" + b" a=b;\r" * 150_000,
        b"Content-Type: multipart/report; boundary=b\n\n"
        + b"--b\nContent-Type: message/rfc822\n\n" * 30_000,
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\r--b%d\r" % (n, n)
            for n in range(20_000)
        ),
        b"(" * 1_000_000,
        b"\n" * 1_000_000,
    ],
)
def test_a_hostile_mail_of_a_megabyte_is_read_in_part_and_none(raw, monkeypatch):
    made = []
    monkeypatch.setattr(Message, "__init__", counting(Message.__init__, made))
    assert read_bounce(raw) is None
    # Blocks of a report end with an empty line: no more of them than of lines that are read.
    assert len(made) <= LONGEST // len("Action: relayed\n\n") + 25


def counting(real, made):
    def init(self, *args, **named):
        made.append(1)
        real(self, *args, **named)

    return init


# Pieces that mean something to the reader, put together in any way.
PIECES = st.one_of(
    st.sampled_from(re.split(r"(?<=\n)", returned_mail().decode())).map(str.encode),
    st.binary(max_size=40),
    st.sampled_from([b"\n", b"\r", b"\x00", b"--outer--\n", b"--inner\n", b'"', b";", b"=?x?q?"]),
)


@settings(deadline=None)  # a machine that others load too
@for_all(st.lists(PIECES, max_size=80).map(b"".join))
@example(returned_mail(recipient="Action: failed\nFinal-Recipient: \xff; \xff@\xff"))
@example(returned_mail(returned="Content-Type: text/rfc822-headers; charset=\x00\n\n\xff: \xff"))
@example(b"Content-Type: multipart/report; boundary*=x'y'%FF\n\n--\xff")
def test_no_mail_whatever_is_in_it_ends_in_an_error(raw):
    found = read_bounce(raw)
    assert found is None or re.fullmatch("[A-Za-z0-9-]{1,40}", found.alert_id)


@settings(deadline=None)
@for_all(
    st.from_regex(r"[A-Za-z0-9.]{1,60}", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9-]{1,40}", fullmatch=True),
)
def test_an_id_is_found_again_in_its_return_path_or_never_stood_in_it(local, alert_id):
    mailbox = MailAddress(address=f"{local}@desk.example")
    path = return_path(mailbox, alert_id)
    assert path is not None
    assert len(path.partition("@")[0]) <= 64
    assert named_alert(path) == (alert_id if path != mailbox.address else None)
