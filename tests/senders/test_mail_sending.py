"""Mails handed to a real mail server on loopback, and to servers that do wrong."""

import socket
import time
from dataclasses import replace

import pytest

from ingest.errors import PermanentError
from ingest.senders.email import EmailSender
from ingest.senders.mail_settings import MailSettings
from ops.servers import free_port
from schemas.records.alerts import Delivered, Refused, TryLater
from tests.fakes.smtp import (
    BareServer,
    Dialogue,
    Inbox,
    cuts,
    cuts_after_the_dot,
    drips,
    hangs,
    is_closed,
    takes_no_goodbye,
)

FROM = "Fact desk <alerts@desk.example>"
TO = "reader@example.org"
PLAIN = "?tls=none"


def send(given, url, *, to=TO, sender=FROM, message=None, **options):
    mailer = EmailSender(MailSettings(url=url, sender=sender, **options))
    return mailer.send(message or given.message(), given.channel("email", to), now=given.now)


def test_a_mail_is_taken_and_the_queue_number_is_kept(given):
    with Inbox() as inbox:
        outcome = send(given, inbox.url(query=PLAIN))
    assert outcome == Delivered(answer="127.0.0.1 answered 250 2.0.0 Ok: queued as 4F2A")
    assert inbox.last.sender == "alerts@desk.example"
    assert inbox.last.recipients == (TO,)


def test_starttls_is_the_rule_and_its_certificate_is_checked(given, certificate):
    with Inbox(tls=certificate.context) as inbox:
        outcome = send(given, inbox.url(), ca_file=certificate.file)
        assert isinstance(outcome, Delivered)
        assert inbox.last.tls
        refused = send(given, inbox.url())
        assert len(inbox.mails) == 1
    assert isinstance(refused, TryLater)
    assert "certificate that cannot be trusted" in refused.answer
    assert refused.code == "certificate"


def test_tls_from_the_first_byte(given, certificate):
    with Inbox(tls=certificate.context, implicit=True) as inbox:
        assert isinstance(send(given, inbox.url("smtps"), ca_file=certificate.file), Delivered)
        assert inbox.last.tls
        assert isinstance(send(given, inbox.url("smtps")), TryLater)


def test_no_mail_goes_over_a_bare_connection_unless_that_is_said(given):
    with Inbox() as inbox:
        outcome = send(given, inbox.url())
        assert inbox.mails == []
    assert isinstance(outcome, TryLater)
    assert "tls=none" in outcome.answer
    assert outcome.code == "settings"


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd does not see this kind of TLS
def test_a_login_over_tls_from_the_first_byte(given, certificate):
    login = ("desk", "right")
    with Inbox(tls=certificate.context, implicit=True, login=login) as inbox:
        url = inbox.url("smtps", user="desk:right@")
        assert isinstance(send(given, url, ca_file=certificate.file), Delivered)
        assert inbox.last.tls
        assert inbox.last.user == "desk"


def test_a_login_with_letters_that_mean_something_in_an_address(given, certificate):
    with Inbox(tls=certificate.context, login=("desk@example.org", "p@ss:w/rd")) as inbox:
        url = inbox.url(user="desk%40example.org:p%40ss%3Aw%2Frd@")
        assert isinstance(send(given, url, ca_file=certificate.file), Delivered)
        assert inbox.last.user == "desk@example.org"


def test_a_wrong_password_is_tried_later_and_never_shown(given, certificate):
    with Inbox(tls=certificate.context, login=("desk", "right")) as inbox:
        outcome = send(given, inbox.url(user="desk:wr0ng-w0rd@"), ca_file=certificate.file)
    assert isinstance(outcome, TryLater)
    assert "535" in outcome.answer
    assert "PALIMPSEST_SMTP_URL" in outcome.answer
    assert "wr0ng-w0rd" not in outcome.answer
    assert outcome.code == "login"


def test_a_server_that_wants_a_login_is_about_the_settings(given, certificate):
    with Inbox(tls=certificate.context, login=("desk", "right")) as inbox:
        outcome = send(given, inbox.url(), ca_file=certificate.file)
    assert isinstance(outcome, TryLater)
    assert "530" in outcome.answer
    assert outcome.code == "login"


def test_a_server_without_login_says_what_to_leave_out(given):
    with Inbox() as inbox:
        outcome = send(given, inbox.url(user="desk:secret-word@", query=PLAIN))
    assert isinstance(outcome, TryLater)
    assert "offers no login" in outcome.answer


@pytest.mark.parametrize(
    ("command", "line", "kind", "code"),
    [
        ("RCPT", "550 5.1.1 no such reader here", Refused, "refused"),
        ("RCPT", "551 not local", Refused, "refused"),
        ("RCPT", "451 4.2.0 try again", TryLater, "server_error"),
        ("RCPT", "450 4.7.1 greylisted, come back", TryLater, "rate_limited"),
        ("RCPT", "421 4.3.2 closing down", TryLater, "server_error"),
        ("RCPT", "530 5.7.0 log in first", TryLater, "login"),
        ("DATA", "554 5.7.1 looks like spam", Refused, "refused"),
        ("DATA", "452 4.3.1 no room", TryLater, "server_error"),
        ("MAIL", "550 5.7.1 not your address", TryLater, "settings"),
        ("MAIL", "451 4.4.3 look-up failed", TryLater, "server_error"),
        ("MAIL", "552 5.3.4 too large", Refused, "refused"),
    ],
)
def test_what_the_server_says_decides(given, command, line, kind, code):
    with Inbox(refuse={command: line}) as inbox:
        outcome = send(given, inbox.url(query=PLAIN))
        assert inbox.mails == []
    assert type(outcome) is kind
    assert line in outcome.answer
    assert outcome.code == code


def test_a_mail_too_large_for_the_server_is_refused_before_it_is_sent(given):
    with Inbox(size_limit=500) as inbox:
        outcome = send(given, inbox.url(query=PLAIN), message=given.message(text="x" * 2000))
    assert isinstance(outcome, Refused)
    assert "552" in outcome.answer


@pytest.mark.parametrize("talk", [hangs, drips])
def test_a_server_that_does_not_get_on_is_left_in_time(given, talk):
    with BareServer(talk) as server:
        before = time.monotonic()
        outcome = send(given, f"smtp://127.0.0.1:{server.port}?tls=none", timeout_s=0.5)
        assert time.monotonic() - before < 3
    assert outcome == TryLater(answer="127.0.0.1 did not answer in time", code="timeout")


def test_a_tls_greeting_that_never_comes_is_left_in_time(given):
    with BareServer(hangs) as server:
        before = time.monotonic()
        outcome = send(given, f"smtps://127.0.0.1:{server.port}", timeout_s=0.5)
        assert time.monotonic() - before < 3
    assert outcome == TryLater(answer="127.0.0.1 did not answer in time", code="timeout")


@pytest.mark.parametrize("talk", [cuts, cuts_after_the_dot])
def test_a_cut_connection_is_tried_later(given, talk):
    with BareServer(talk) as server:
        outcome = send(given, f"smtp://127.0.0.1:{server.port}?tls=none")
    assert isinstance(outcome, TryLater)
    assert "broke the connection" in outcome.answer
    assert outcome.code == "unreachable"


def test_a_server_that_is_closed_today_is_tried_later(given):
    with BareServer(is_closed) as server:
        outcome = send(given, f"smtp://127.0.0.1:{server.port}?tls=none")
    no = "127.0.0.1 answered 554 5.3.2 no service here"
    assert outcome == TryLater(answer=no, code="refused")


def test_nothing_is_said_in_clear_to_a_server_whose_tls_is_broken(given):
    talk = Dialogue(b"STARTTLS", b"AUTH PLAIN", STARTTLS=b"454 4.7.0 TLS not available\r\n")
    with BareServer(talk) as server:
        outcome = send(given, f"smtp://desk:secret-word@127.0.0.1:{server.port}")
    assert outcome == TryLater(
        answer="127.0.0.1 answered 454 4.7.0 TLS not available", code="server_error"
    )
    assert [line.split()[0].upper() for line in talk.heard] == ["EHLO", "STARTTLS"]


def test_a_login_that_fails_for_the_moment_is_the_servers_trouble(given):
    talk = Dialogue(b"AUTH PLAIN", AUTH=b"454 4.7.0 Temporary authentication failure\r\n")
    with BareServer(talk) as server:
        outcome = send(given, f"smtp://desk:secret-word@127.0.0.1:{server.port}?tls=none")
    assert isinstance(outcome, TryLater)
    assert outcome.code == "server_error"
    assert "secret-word" not in outcome.answer


def test_a_mail_that_was_taken_is_delivered_though_the_goodbye_hangs(given):
    with BareServer(takes_no_goodbye) as server:
        outcome = send(given, f"smtp://127.0.0.1:{server.port}?tls=none", timeout_s=1)
    assert isinstance(outcome, Delivered)


def test_nobody_listening_is_tried_later(given):
    outcome = send(given, f"smtp://127.0.0.1:{free_port()}?tls=none")
    assert isinstance(outcome, TryLater)


def test_an_unknown_host_is_tried_later(given):
    outcome = send(given, "smtp://mail.invalid")
    unknown = "mail.invalid is not known to the name servers"
    assert outcome == TryLater(answer=unknown, code="unreachable")


def test_a_second_address_of_the_host_is_tried_when_the_first_is_deaf(given, monkeypatch):
    look_up = socket.getaddrinfo

    def two(host, port, *more, **named):
        deaf = look_up("127.0.0.1", free_port(), *more, **named)
        return deaf + look_up(host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", two)
    with Inbox() as inbox:
        assert isinstance(send(given, inbox.url(query=PLAIN)), Delivered)


def test_without_a_mail_server_the_answer_names_the_setting(given):
    outcome = send(given, None)
    assert isinstance(outcome, Refused)
    assert "PALIMPSEST_SMTP_URL" in outcome.answer
    assert outcome.code == "settings"


def test_without_a_sender_the_answer_names_the_setting(given):
    outcome = send(given, "smtp://127.0.0.1:1?tls=none", sender=None)
    assert isinstance(outcome, Refused)
    assert "PALIMPSEST_MAIL_FROM" in outcome.answer
    assert outcome.code == "settings"


@pytest.mark.parametrize(
    "target",
    [
        "reader",
        "reader@",
        "a@b.example, c@d.example",
        "Reader <reader@example.org>",
        "reader@example.org\r\nBcc: evil@example.org",
        "reader@example.org>\r\nRCPT TO:<evil@example.org",
        "reader@example.org SIZE=1",
        "лист@example.org",
        "",
    ],
)
def test_what_is_not_one_address_is_refused_and_nothing_is_sent(given, target):
    with Inbox() as inbox:
        outcome = send(given, inbox.url(query=PLAIN), to=target)
        assert inbox.mails == []
    assert isinstance(outcome, Refused)
    assert outcome.answer.isprintable()


def test_a_mail_comes_back_to_the_sender_unless_another_mailbox_is_named(given):
    with Inbox() as inbox:
        url = inbox.url(query=PLAIN)
        send(given, url)
        send(given, url, bounces="bounces@desk.example")
        send(given, url, bounces="b" * 60 + "@desk.example")
    assert [mail.sender for mail in inbox.mails] == [
        "alerts@desk.example",
        "bounces+a1b2c3d4e5f60718@desk.example",
        "b" * 60 + "@desk.example",  # RFC 5321 4.5.3.1.1: with the id it would be too long
    ]
    assert {mail.parsed["From"] for mail in inbox.mails} == {FROM}


def test_a_mailbox_for_returned_mails_that_is_none_is_named_at_once():
    with pytest.raises(PermanentError, match="PALIMPSEST_MAIL_BOUNCES"):
        EmailSender(MailSettings(url="smtp://127.0.0.1:1", sender=FROM, bounces="nobody"))


def test_a_server_that_knows_returns_is_asked_for_headers_alone_and_told_our_id(given):
    with BareServer(Dialogue(b"DSN", b"SIZE 1000000")) as server:
        url = f"smtp://127.0.0.1:{server.port}?tls=none"
        for alert_id in ("a1b2c3d4e5f60718", "a\r\nRCPT TO:<evil@example.org>"):
            assert isinstance(send(given, url, message=given.message(alert_id=alert_id)), Delivered)
    asked = [line.split() for line in server.talk.heard if line.upper().startswith("MAIL FROM")]
    assert [line[-2:] for line in asked] == [
        ["RET=HDRS", "ENVID=a1b2c3d4e5f60718"],
        ["RET=HDRS", "ENVID=a--RCPT-TO--evil-example-org-"],
    ]


def test_a_host_beyond_ascii_is_written_in_punycode(given):
    with Inbox() as inbox:
        send(given, inbox.url(query=PLAIN), to="desk@bücher.example")
    assert inbox.last.recipients == ("desk@xn--bcher-kva.example",)
    assert inbox.last.parsed["To"] == "desk@xn--bcher-kva.example"


def test_a_second_attempt_brings_the_same_mail(given):
    with Inbox() as inbox:
        mailer = EmailSender(MailSettings(url=inbox.url(query=PLAIN), sender=FROM))
        for later in (given.now, given.now.replace(hour=23)):
            mailer.send(given.message(), given.channel("email", TO), now=later)
        first, second = (mail.parsed for mail in inbox.mails)
    assert dict(first.items()) | {"Content-Type": ""} == dict(second.items()) | {"Content-Type": ""}
    assert first["Message-ID"] == second["Message-ID"]


def test_a_line_of_one_dot_and_very_long_lines_arrive_as_they_were(given):
    text = "above\n.\nbelow\n" + "x" * 5000 + "\nFrom here on\n"
    with Inbox() as inbox:
        send(given, inbox.url(query=PLAIN), message=replace(given.message(), text=text))
    body = inbox.last.parsed.get_body(("plain",)).get_content()
    assert body.replace("\r\n", "\n") == text


def test_settings_that_cannot_be_read_are_named_at_once():
    with pytest.raises(PermanentError, match="PALIMPSEST_SMTP_URL"):
        EmailSender(MailSettings(url="mail.example.org:587", sender=FROM))
