"""The inbox takes what a real receiver would take, each alert once, and nothing else."""

import json
import smtplib
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from ingest.senders.signing import signed_headers, signing_keys
from ops.demo.inbox import Inbox

SECRET = "a secret of the demonstration"
BODY = json.dumps({"type": "post.gone"}).encode()


@pytest.fixture
def inbox():
    with Inbox(SECRET) as inbox:
        yield inbox


def post(inbox, headers, body=BODY) -> int:
    request = urllib.request.Request(inbox.webhook_url, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def signed(alert="a1", *, secret=SECRET, now=None):
    keys = signing_keys(secret)
    return signed_headers(alert, BODY, keys=keys, now=now or datetime.now(UTC))


def taken(inbox):
    found = []
    while not inbox.arrivals.empty():
        found.append(inbox.arrivals.get())
    return found


def test_a_signed_webhook_is_taken_once_however_often_it_comes(inbox):
    assert [post(inbox, signed()), post(inbox, signed()), post(inbox, signed("a2"))] == [204] * 3
    arrivals = taken(inbox)
    assert [one.alert_id for one in arrivals] == ["a1", "a2"]
    assert arrivals[0].payload == {"type": "post.gone"}


@pytest.mark.parametrize(
    ("headers", "complaint"),
    [
        ({}, "without a time"),
        (signed(secret="another secret"), "signature is wrong"),
        (signed(now=datetime.now(UTC) - timedelta(hours=1)), "too old"),
    ],
)
def test_what_is_not_signed_or_stale_is_refused_and_shown(inbox, headers, complaint):
    assert post(inbox, headers) == 401
    (arrival,) = taken(inbox)
    assert complaint in arrival.complaint
    assert arrival.payload == {}


def test_a_mail_is_known_by_its_alert(inbox):
    mail = EmailMessage()
    mail["Subject"], mail["X-Palimpsest-Alert"] = "Ein Beitrag ist weg – „so“", "a3"
    mail.set_content("text")
    host, port = inbox.smtp_url.removeprefix("smtp://").removesuffix("?tls=none").split(":")
    with smtplib.SMTP(host, int(port), timeout=5) as server:
        server.send_message(mail, "alerts@palimpsest.example", ["facts@palimpsest.example"])
    (arrival,) = taken(inbox)
    assert (arrival.channel, arrival.alert_id) == ("email", "a3")
    assert arrival.headline == "Ein Beitrag ist weg – „so“"
    assert arrival.recipient == "facts@palimpsest.example"
