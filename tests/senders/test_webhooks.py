"""Webhooks against a real receiver on loopback; signatures by the convention's own library."""

import base64
import json
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import standardwebhooks

from ingest.errors import PermanentError
from ingest.senders.webhook import WebhookSender
from ops.servers import free_port
from schemas.records.alerts import Delivered, Refused, TryLater
from tests.fakes.webhooks import (
    Receiver,
    Says,
    cuts,
    cuts_within_the_head,
    cuts_within_the_status,
    drips_body,
    drips_headers,
    drips_the_status,
    floods,
    hangs,
    speaks_something_else,
)
from workers.environment import Environment

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
OTHER = "whsec_" + base64.b64encode(b"fedcba9876543210fedcba9876543210").decode()
AGENT = "Palimpsest/0.1 (+mailto:desk@example.org)"


def sender_of(environment=None, **options):
    return WebhookSender(environment or {}, user_agent=AGENT, **options)


def send(given, target, *, secret=None, environment=None, message=None, now=None, **options):
    return sender_of(environment, **options).send(
        message or given.message(),
        given.channel("webhook", target, secret),
        now=now or given.now,
    )


def test_a_receiver_verifies_what_we_sent_with_the_library_of_the_convention(given):
    message = given.rendered(title="Ткаченко: „Заявление“")
    with Receiver() as receiver:
        outcome = send(
            given,
            receiver.url,
            secret="${DESK_SECRET}",
            environment={"DESK_SECRET": SECRET},
            message=message,
            now=datetime.now(UTC),
        )
        verified = standardwebhooks.Webhook(SECRET).verify(
            receiver.last.body, receiver.last.headers
        )
    assert outcome == Delivered(answer="127.0.0.1 answered 200 (OK)")
    assert verified == message.payload
    assert receiver.last.headers["webhook-id"] == message.alert_id
    assert receiver.last.headers["content-type"] == "application/json"
    assert receiver.last.headers["user-agent"] == AGENT
    assert receiver.last.method == "POST"


@pytest.mark.parametrize("known", [SECRET, OTHER])
def test_while_a_secret_is_being_replaced_either_of_both_verifies(given, known):
    with Receiver() as receiver:
        send(
            given,
            receiver.url,
            secret="${OLD} ${NEW}",
            environment={"OLD": SECRET, "NEW": OTHER},
            now=datetime.now(UTC),
        )
        headers = receiver.last.headers
        assert standardwebhooks.Webhook(known).verify(receiver.last.body, headers) == given.payload
    assert len(headers["webhook-signature"].split()) == 2


def test_a_secret_is_replaced_under_a_running_worker_and_no_message_fails_meanwhile(
    given, tmp_path
):
    file = tmp_path / "secret"
    sender = sender_of(Environment({"DESK_SECRET_FILE": str(file)}))
    steps = ((SECRET, SECRET), (f"{SECRET} {OTHER}", SECRET), (f"{SECRET} {OTHER}", OTHER))
    with Receiver() as receiver:
        channel = given.channel("webhook", receiver.url, "${DESK_SECRET}")
        for ours, theirs in (*steps, (OTHER, OTHER)):
            file.write_text(f"{ours}\n")
            sender.send(given.message(), channel, now=datetime.now(UTC))
            verifier = standardwebhooks.Webhook(theirs)
            assert verifier.verify(receiver.last.body, receiver.last.headers) == given.payload
        with pytest.raises(standardwebhooks.WebhookVerificationError):
            standardwebhooks.Webhook(SECRET).verify(receiver.last.body, receiver.last.headers)


def test_a_typed_secret_is_its_bytes_even_where_they_are_no_text(given):
    environment = {"SECRET": b"gr\xfcn-und-lang".decode("utf-8", "surrogateescape")}
    with Receiver() as receiver:
        now = datetime.now(UTC)
        send(given, receiver.url, secret="${SECRET}", environment=environment, now=now)
        verifier = standardwebhooks.Webhook(b"gr\xfcn-und-lang")
        assert verifier.verify(receiver.last.body, receiver.last.headers) == given.payload


def test_a_changed_body_does_not_verify(given):
    with Receiver() as receiver:
        send(given, receiver.url, secret=SECRET, now=datetime.now(UTC))
        forged = receiver.last.body.replace(b"8 Stunden", b"9 Stunden")
        with pytest.raises(standardwebhooks.WebhookVerificationError):
            standardwebhooks.Webhook(SECRET).verify(forged, receiver.last.headers)


def test_two_attempts_have_one_id_one_body_and_two_times(given):
    with Receiver() as receiver:
        for now in (given.now, given.now + timedelta(minutes=5)):
            send(given, receiver.url, secret=SECRET, now=now)
        first, second = receiver.received
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 300
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]


def test_without_a_secret_there_is_no_signature(given):
    with Receiver() as receiver:
        assert isinstance(send(given, receiver.url), Delivered)
        assert "webhook-signature" not in receiver.last.headers


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_delivered(given, status):
    with Receiver(Says(status)) as receiver:
        assert isinstance(send(given, receiver.url), Delivered)


def test_gone_is_refused_for_good(given):
    with Receiver(Says(410, b"no more, thanks")) as receiver:
        outcome = send(given, receiver.url)
    assert outcome == Refused(answer="127.0.0.1 answered 410 (Gone): no more, thanks", code="gone")


@pytest.mark.parametrize(
    "status", [400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 502, 503, 504, 599]
)
def test_every_other_failure_is_tried_later(given, status):
    with Receiver(Says(status)) as receiver:
        outcome = send(given, receiver.url)
    assert isinstance(outcome, TryLater)
    assert str(status) in outcome.answer


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (302, "gone"),
        (400, "refused"),
        (401, "login"),
        (403, "login"),
        (404, "gone"),
        (408, "timeout"),
        (422, "refused"),
        (429, "rate_limited"),
        (500, "server_error"),
        (503, "server_error"),
        (504, "timeout"),
        (999, "other"),
    ],
)
def test_what_stands_in_the_way_is_one_word(given, status, code):
    with Receiver(Says(status)) as receiver:
        assert send(given, receiver.url).code == code


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(given, status):
    with Receiver() as elsewhere, Receiver(Says(status, b"", (("Location", elsewhere.url),))) as at:
        outcome = send(given, at.url)
        assert elsewhere.received == []
    assert isinstance(outcome, TryLater)
    assert "redirects are not followed" in outcome.answer


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("120", timedelta(seconds=120)),
        ("Tue, 11 Jan 2022 19:50:00 GMT", timedelta(hours=1)),
        ("9" * 400, timedelta(days=31)),
        ("0", None),
        ("-5", None),
        ("soon", None),
        ("Tue, 11 Jan 2022 17:50:00 GMT", None),
        ("Tue, 99 Jan 2022 99:99:99 GMT", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_wish_to_be_left_alone_is_passed_on(given, status, wish, expected):
    with Receiver(Says(status, b"", (("Retry-After", wish),))) as receiver:
        outcome = send(given, receiver.url)
    assert isinstance(outcome, TryLater)
    assert outcome.not_before == (None if expected is None else given.now + expected)


@pytest.mark.parametrize("behaviour", [hangs, drips_the_status, drips_headers])
def test_a_receiver_that_does_not_answer_is_left_in_time(given, behaviour):
    with Receiver(behaviour) as receiver:
        before = time.monotonic()
        outcome = send(given, receiver.url, timeout_s=0.5)
        assert time.monotonic() - before < 3
    assert isinstance(outcome, TryLater)
    assert "did not answer in time" in outcome.answer
    assert outcome.code == "timeout"


@pytest.mark.parametrize("behaviour", [cuts, cuts_within_the_status, cuts_within_the_head])
def test_a_connection_cut_before_the_answer_is_whole_is_tried_later(given, behaviour):
    with Receiver(behaviour) as receiver:
        outcome = send(given, receiver.url)
        assert len(receiver.received) == 1
    assert isinstance(outcome, TryLater)
    assert outcome.answer.startswith("127.0.0.1 broke the connection without an answer")
    assert outcome.code == "unreachable"


def test_what_is_not_http_is_no_yes(given):
    with Receiver(speaks_something_else) as receiver:
        outcome = send(given, receiver.url)
    assert isinstance(outcome, TryLater)
    assert "not HTTP" in outcome.answer
    assert outcome.code == "other"


@pytest.mark.parametrize("behaviour", [floods, drips_body])
def test_the_status_counts_where_the_body_never_ends(given, behaviour):
    with Receiver(behaviour) as receiver:
        before = time.monotonic()
        outcome = send(given, receiver.url, timeout_s=1)
        assert time.monotonic() - before < 4
    assert isinstance(outcome, Delivered)
    assert len(outcome.answer) <= 200


def test_a_body_without_end_is_not_read_to_the_end_of_the_time(given):
    with Receiver(floods) as receiver:
        before = time.monotonic()
        send(given, receiver.url, timeout_s=20)
        assert time.monotonic() - before < 5


def test_nobody_listening_is_tried_later(given):
    outcome = send(given, f"http://127.0.0.1:{free_port()}/hook")
    assert isinstance(outcome, TryLater)
    assert outcome.answer.startswith("127.0.0.1 could not be reached (")
    assert outcome.code == "unreachable"


def test_an_unknown_host_is_tried_later(given):
    outcome = send(given, "http://receiver.invalid/hook")
    assert isinstance(outcome, TryLater)
    assert outcome.answer.startswith("receiver.invalid is not known")
    assert outcome.code == "unreachable"


def test_a_certificate_nobody_vouches_for_is_tried_later_and_nothing_is_sent(given, certificate):
    with Receiver(tls=certificate.context) as receiver:
        outcome = send(given, receiver.url)
        assert receiver.received == []
    assert isinstance(outcome, TryLater)
    assert "certificate" in outcome.answer
    assert outcome.code == "certificate"


def test_a_certificate_of_another_host_is_not_trusted(given, certificate):
    with Receiver(tls=certificate.context) as receiver:
        url = receiver.url.replace("127.0.0.1", "localhost")
        outcome = send(given, url, ca_file=certificate.file)
        assert receiver.received == []
    assert outcome.code == "certificate"


def test_an_authority_of_our_own_is_trusted(given, certificate):
    with Receiver(tls=certificate.context) as receiver:
        assert isinstance(send(given, receiver.url, ca_file=certificate.file), Delivered)


def test_a_file_without_certificate_is_named_at_once(tmp_path):
    file = tmp_path / "ca.pem"
    file.write_text("no certificate")
    with pytest.raises(PermanentError, match="PALIMPSEST_CA_FILE"):
        sender_of(ca_file=file)


def test_proxies_of_the_environment_are_not_used(given, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    with Receiver() as receiver:
        assert isinstance(send(given, receiver.url), Delivered)


@pytest.mark.parametrize("field", ["target", "secret"])
def test_a_missing_variable_is_refused_with_the_way_out(given, field):
    with Receiver() as receiver:
        target = "https://desk.example/${DESK_HOOK}" if field == "target" else receiver.url
        outcome = send(given, target, secret="${DESK_HOOK}" if field == "secret" else None)
        assert receiver.received == []
    assert isinstance(outcome, Refused)
    assert "DESK_HOOK is not set" in outcome.answer
    assert outcome.code == "settings"


@pytest.mark.parametrize(
    "address",
    ["", "ftp://desk.example/x", "desk.example", "http://", "file:///etc/passwd", "\ud800"],
)
def test_what_is_no_web_address_is_refused_without_showing_it(given, address):
    outcome = send(given, "${HOOK}", environment={"HOOK": address or " "})
    assert isinstance(outcome, Refused)
    assert "no http or https address" in outcome.answer
    assert "passwd" not in outcome.answer


def test_a_secret_that_is_no_base64_is_refused_without_showing_it(given):
    outcome = send(given, "http://127.0.0.1/x", secret="whsec_!!hush!!")
    assert isinstance(outcome, Refused)
    assert "hush" not in outcome.answer


def test_variables_fill_address_user_and_password(given):
    environment = {"TOKEN": "t0ken-value", "PASSWORD": "p%40ss"}
    with Receiver() as receiver:
        target = f"http://desk:${{PASSWORD}}@{receiver.host}/${{TOKEN}}?key=${{TOKEN}}"
        outcome = send(given, target, environment=environment)
    assert isinstance(outcome, Delivered)
    assert receiver.last.path == "/t0ken-value?key=t0ken-value"
    login = base64.b64encode(b"desk:p@ss").decode()
    assert receiver.last.headers["authorization"] == f"Basic {login}"


SECRETS = ("t0ken-value", "pa55-word", "0123456789abcdef")


@pytest.mark.parametrize("status", [200, 401, 410, 500])
def test_a_receiver_that_echoes_everything_brings_no_secret_into_the_answer(given, status):
    environment = {"TOKEN": "t0ken-value", "PASSWORD": "pa55-word", "SECRET": SECRET}
    login = base64.b64encode(b"desk:pa55-word").decode()
    echo = f"key=T0KEN-VALUE desk:pa55-word {login} {SECRET} literal-in-path val-in-query"
    with Receiver(Says(status, echo.encode())) as receiver:
        target = (
            f"http://desk:${{PASSWORD}}@{receiver.host}"
            "/${TOKEN}/literal-in-path?a=val-in-query#fragment"
        )
        outcome = send(given, target, secret="${SECRET}", environment=environment)
    said = outcome.answer.casefold()
    for secret in (*SECRETS, login, SECRET, "literal-in-path", "val-in-query"):
        assert secret.casefold() not in said
    assert "•••" in said


def test_a_secret_split_by_a_line_end_or_by_the_cut_is_hidden_too(given):
    body = "t0ken-\x00value " + "x" * 150 + " t0ken-value"
    with Receiver(Says(500, body.encode())) as receiver:
        outcome = send(given, f"http://{receiver.host}/${{T}}", environment={"T": "t0ken-value"})
    assert "t0ken-value" not in outcome.answer
    assert "t0ken" not in outcome.answer.partition("xxx")[2]


@pytest.mark.parametrize(
    "target", ["http://desk:pa55-word@127.0.0.1:{port}/t0ken-value", "http://t0ken-value.invalid/"]
)
def test_no_secret_in_the_answer_when_the_connection_fails(given, target):
    outcome = send(
        given,
        target.format(port=free_port()).replace("t0ken-value", "${TOKEN}"),
        environment={"TOKEN": "t0ken-value"},
    )
    assert isinstance(outcome, TryLater)
    assert "t0ken-value" not in outcome.answer
    assert "pa55-word" not in outcome.answer


def test_an_answer_is_one_short_line_without_controls(given):
    words = "bad\r\nthing\x00\x1b[31m\u202ered\u2028" + "x" * 1000
    with Receiver(Says(500, words.encode())) as receiver:
        outcome = send(given, receiver.url)
    assert outcome.answer.isprintable()
    assert len(outcome.answer) <= 200
    assert outcome.answer.startswith("127.0.0.1 answered 500 (Internal Server Error): bad thing")


def test_a_web_page_is_not_quoted(given):
    with Receiver(Says(502, b"<html><h1>Bad Gateway</h1>")) as receiver:
        assert send(given, receiver.url).answer == "127.0.0.1 answered 502 (Bad Gateway)"


def test_a_lone_surrogate_in_the_payload_still_verifies(given):
    payload = given.payload | {"cause": "half \ud83d of a pair"}
    with Receiver() as receiver:
        send(
            given,
            receiver.url,
            secret=SECRET,
            message=given.message(payload=payload),
            now=datetime.now(UTC),
        )
        standardwebhooks.Webhook(SECRET).verify(receiver.last.body, receiver.last.headers)
    assert json.loads(receiver.last.body) == payload


def test_a_large_payload_arrives_whole_and_without_waiting(given):
    payload = given.payload | {"cause": "ж" * 1_500_000}
    with Receiver() as receiver:
        before = time.monotonic()
        send(given, receiver.url, message=given.message(payload=payload))
        assert time.monotonic() - before < 3
        assert "expect" not in receiver.last.headers
    assert json.loads(receiver.last.body) == payload


def test_connections_go_where_a_rule_leads_them_and_the_host_is_still_the_receivers(given):
    with Receiver() as receiver:
        port = urlsplit(receiver.url).port
        rules = ("other.example:80:127.0.0.1:1", f"hook.example:80:127.0.0.1:{port}")
        outcome = send(given, "http://hook.example/desk", connect_to=rules)
        assert receiver.last.headers["host"] == "hook.example"
    assert isinstance(outcome, Delivered)
