"""The Apprise library against real receivers on loopback: its `json` and `form` services."""

import base64
import io
import json
import logging
import threading
import time
from email.parser import BytesParser
from urllib.parse import parse_qs

import pytest

from ingest.senders.apprise import AppriseSender
from ops.servers import free_port
from schemas.records.alerts import Delivered, Refused, TryLater
from tests.fakes.webhooks import Receiver, Says, cuts, drips_body, hangs


def send(given, target, *, environment=None, message=None, **options):
    return AppriseSender(environment or {}, **options).send(
        message or given.message(), given.channel("apprise", target), now=given.now
    )


@pytest.fixture
def root_log():
    """Everything that reaches the root logger, debug messages too.

    Not `caplog`, which also listens at loggers that hand nothing on.
    """
    kept, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(kept), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield kept
    root.setLevel(level)
    root.removeHandler(handler)


def form_of(received):
    """The fields of a form, in either of its two encodings; files as bytes."""
    kind = received.headers["content-type"]
    if kind.startswith("application/x-www-form-urlencoded"):
        return {name: values[0] for name, values in parse_qs(received.body.decode()).items()}
    parsed = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\n\n" + received.body)
    return {
        part.get_param("name", header="content-disposition"): (
            part.get_payload(decode=True)
            if part.get_filename()
            else part.get_payload(decode=True).decode()
        )
        for part in parsed.get_payload()
    }


def test_title_and_text_arrive_as_json(given):
    message = given.rendered(title="Ткаченко: „Заявление“")
    with Receiver() as receiver:
        outcome = send(given, f"json://{receiver.host}/hook", message=message)
    said = json.loads(receiver.last.body)
    assert outcome == Delivered(answer="JSON took it")
    assert said["title"] == message.subject
    assert said["title"] + "\n\n" + said["message"] == message.text.rstrip("\n")
    assert receiver.last.headers["user-agent"] == "Palimpsest"


def test_title_and_text_arrive_as_a_form(given):
    message = given.rendered()
    with Receiver() as receiver:
        assert isinstance(send(given, f"form://{receiver.host}/", message=message), Delivered)
    said = form_of(receiver.last)
    assert said["title"] == message.subject
    assert "6 Stunden" in said["message"]


@pytest.mark.parametrize(
    "words",
    [
        "**bold** _it_ [a](http://b)",
        "<b>bold</b> & <script>",
        "a\\nb \\t ${HOME} {{ title }} :smile:",
    ],
)
@pytest.mark.parametrize("service", ["json", "form"])
def test_what_looks_like_markup_is_shown_as_it_stands(given, service, words):
    with Receiver() as receiver:
        send(given, f"{service}://{receiver.host}/", message=given.message(text=words))
    said = json.loads(receiver.last.body) if service == "json" else form_of(receiver.last)
    assert said["message"].replace("\u200b", "") == words  # `test_chats` has where these stand


def test_markup_is_escaped_where_a_service_shows_html(given):
    with Receiver() as receiver:
        message = given.message(text="<script>alert(1)</script>")
        send(given, f"json://{receiver.host}/?format=html", message=message)
    assert "<script>" not in json.loads(receiver.last.body)["message"]


def test_variables_are_filled_in(given):
    with Receiver() as receiver:
        outcome = send(
            given, f"json://{receiver.host}/${{TOKEN}}", environment={"TOKEN": "t0ken-value"}
        )
    assert isinstance(outcome, Delivered)
    assert receiver.last.path == "/t0ken-value"


def test_a_missing_variable_is_refused_with_the_way_out(given):
    outcome = send(given, "slack://${SLACK_TOKENS}")
    assert isinstance(outcome, Refused)
    assert "SLACK_TOKENS is not set" in outcome.answer
    assert outcome.code == "settings"


@pytest.mark.parametrize(
    "target", ["json://", "slack://t0ken-value", "nope://t0ken-value", "t0ken-value", "://"]
)
def test_an_address_that_apprise_cannot_use_is_refused_without_showing_it(given, target):
    outcome = send(given, target)
    assert isinstance(outcome, Refused)
    assert "cannot be used" in outcome.answer
    assert "t0ken-value" not in outcome.answer
    assert outcome.code == "settings"


@pytest.mark.parametrize("service", ["json", "form"])
@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "refused"),
        (401, "login"),
        (404, "gone"),
        (410, "gone"),
        (429, "rate_limited"),
        (500, "server_error"),
        (503, "server_error"),
    ],
)
def test_a_service_that_says_no_is_tried_later(given, service, status, code):
    with Receiver(Says(status)) as receiver:
        outcome = send(given, f"{service}://{receiver.host}/")
    assert isinstance(outcome, TryLater)
    assert outcome.answer.casefold().startswith(f"{service} did not take it: ")
    assert outcome.code == code


def test_a_message_is_sent_once_whatever_the_address_asks_for(given):
    with Receiver(Says(500), Says(500), Says(500)) as receiver:
        send(given, f"json://{receiver.host}/?retry=2&wait=0")
        assert len(receiver.received) == 1


def test_a_redirect_is_no_success(given):
    with Receiver() as page, Receiver(Says(302, b"", (("Location", page.url),))) as receiver:
        outcome = send(given, f"json://{receiver.host}/")
        assert page.received == []
    assert isinstance(outcome, TryLater)


def test_a_connection_cut_or_refused_is_tried_later(given):
    with Receiver(cuts) as receiver:
        outcomes = [send(given, f"json://{receiver.host}/")]
    outcomes.append(send(given, f"json://127.0.0.1:{free_port()}/"))
    assert all(isinstance(outcome, TryLater) for outcome in outcomes)
    assert {outcome.code for outcome in outcomes} == {"unreachable"}


@pytest.mark.parametrize("behaviour", [hangs, drips_body])
def test_a_service_that_hangs_is_left_in_time_and_keeps_nobody_from_ending(given, behaviour):
    with Receiver(behaviour) as receiver:
        before = set(threading.enumerate())
        started = time.monotonic()
        outcome = send(given, f"json://{receiver.host}/?rto=600", timeout_s=0.5)
        assert time.monotonic() - started < 3
        ours = [t for t in set(threading.enumerate()) - before if "_run" in t.name]
        assert ours
        assert all(thread.daemon for thread in ours)
    assert outcome == TryLater(answer="The service did not answer within 0 s.", code="timeout")


def test_many_that_hang_leave_room_for_one_that_does_not(given):
    with Receiver(Says(), *[hangs] * 8) as receiver:
        send(given, f"json://{receiver.host}/")  # the plug-ins are loaded at the first use
        for _ in range(8):
            send(given, f"json://{receiver.host}/", timeout_s=0.1)
        assert isinstance(send(given, f"json://{receiver.host}/", timeout_s=5), Delivered)


@pytest.mark.parametrize("status", [200, 401, 500])
def test_no_secret_is_logged_printed_or_answered(given, status, root_log, capfd):
    environment = {"TOKEN": "t0ken-value", "PASSWORD": "pa55-word"}
    echo = b"t0ken-value pa55-word literal-token query-token"
    with Receiver(Says(status, echo)) as receiver:
        target = (
            f"json://desk:${{PASSWORD}}@{receiver.host}/${{TOKEN}}/literal-token?-k=query-token"
        )
        outcome = send(given, target, environment=environment)
        assert "t0ken-value" in receiver.last.path
    send(given, "nope://${TOKEN}", environment=environment)
    send(given, "slack://${TOKEN}", environment=environment)
    logging.getLogger("test").debug("the log is read")
    printed = "".join(capfd.readouterr()) + root_log.getvalue() + outcome.answer
    assert "the log is read" in printed
    for secret in ("t0ken-value", "pa55-word", "literal-token", "query-token"):
        assert secret not in printed


def test_a_service_that_cuts_at_its_limit_is_told_less_and_where_the_rest_is(given):
    message = given.message(text="Post edited\n\n" + "words & more " * 10_000)
    with Receiver() as receiver:
        assert isinstance(send(given, f"json://{receiver.host}/", message=message), Delivered)
    said = json.loads(receiver.last.body)["message"]
    assert len(said) <= 32_768
    assert said.endswith("All of it: http://127.0.0.1:8600/d/p-1/1/2]")


def test_a_plug_in_that_raises_is_tried_later_and_its_words_are_not_shown(given, monkeypatch):
    def fails(*_args, **_named):
        raise RuntimeError("t0ken-value")

    monkeypatch.setattr("apprise.Apprise.instantiate", fails)
    outcome = send(given, "json://127.0.0.1/t0ken-value")
    assert outcome == TryLater(answer="The Apprise library failed with RuntimeError.")


PICTURE = b"\x89PNG\r\n\x1a\n and what makes a picture"


def test_a_picture_is_shown_where_a_service_shows_some(given):
    message = given.message(picture=PICTURE)
    with Receiver() as receiver:
        send(given, f"json://{receiver.host}/", message=message)
        send(given, f"form://{receiver.host}/", message=message)
        as_json, as_form = receiver.received
    (shown,) = json.loads(as_json.body)["attachments"]
    assert (shown["filename"], shown["mimetype"]) == ("changes.png", "image/png")
    assert base64.b64decode(shown["base64"]) == PICTURE
    assert form_of(as_form)["file01"] == PICTURE
    assert form_of(as_form)["message"] == "words"


def test_a_picture_leaves_nothing_on_the_disk(given, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Receiver(Says(500), Says(500)) as receiver:
        send(given, f"json://{receiver.host}/", message=given.message(picture=PICTURE))
    assert list(tmp_path.iterdir()) == []


def test_no_alert_is_lost_for_its_picture_and_the_service_is_asked_once(given):
    message, sender = given.message(picture=PICTURE), AppriseSender({})
    with Receiver(Says(413)) as receiver:
        channel = given.channel("apprise", f"json://{receiver.host}/")
        outcomes = [sender.send(message, channel, now=given.now) for _ in range(2)]
        pictures = [json.loads(each.body)["attachments"] != [] for each in receiver.received]
    assert outcomes == [
        Delivered(answer="JSON took it without the picture"),
        Delivered(answer="JSON took it"),
    ]
    assert pictures == [True, False, False]


def test_a_service_that_was_down_for_a_moment_is_shown_pictures_again(given):
    message, sender = given.message(picture=PICTURE), AppriseSender({})
    with Receiver(Says(503)) as receiver:
        channel = given.channel("apprise", f"json://{receiver.host}/")
        for _ in range(2):
            assert isinstance(sender.send(message, channel, now=given.now), Delivered)
        pictures = [json.loads(each.body)["attachments"] != [] for each in receiver.received]
    assert pictures == [True, False, True]


@pytest.mark.parametrize("behaviour", [cuts, Says(429)])
def test_a_failure_that_no_picture_causes_is_not_asked_about_again(given, behaviour):
    with Receiver(behaviour) as receiver:
        outcome = send(given, f"json://{receiver.host}/", message=given.message(picture=PICTURE))
        assert len(receiver.received) == 1
    assert isinstance(outcome, TryLater)
