"""Messages and a certificate for the tests of the channels."""

import ssl
import subprocess
from types import SimpleNamespace

import pytest

from ingest.alerts.render import render
from schemas.records.alerts import Channel, Message
from tests.unit.alerts.conftest import NOW, PAYLOAD


def message_of(**fields):
    """A message as the pipeline hands it over, with some of its fields replaced."""
    usual = {
        "alert_id": "a1b2c3d4e5f60718",
        "subject": "Post edited",
        "text": "Post edited\n\nwords\n",
        "html": "<!doctype html><p>words</p>",
        "payload": PAYLOAD,
        "thread": "p-1",
        "created_at": NOW,
    }
    return Message(**{**usual, **fields})


def rendered(*, text="Weniger als 6 Stunden.", **document):
    """A real message of an edited post; the keywords are fields of its document."""
    payload = PAYLOAD | {"document": PAYLOAD["document"] | document}
    return render(
        "a1b2c3d4e5f60718",
        payload,
        segments=(),
        text_before=text,
        text_after="Weniger als 8 Stunden.",
        created_at=NOW,
    )


def channel_of(kind, target, secret=None):
    return Channel(kind=kind, target=target, secret=secret)


@pytest.fixture
def given():
    return SimpleNamespace(
        now=NOW, payload=PAYLOAD, message=message_of, rendered=rendered, channel=channel_of
    )


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A self-signed certificate of 127.0.0.1, made for this run."""
    folder = tmp_path_factory.mktemp("certificate")
    own, key = folder / "own.pem", folder / "own.key"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", "/CN=Palimpsest test", "-keyout", key, "-out", own,
            "-addext", "subjectAltName=IP:127.0.0.1",
            "-addext", "keyUsage=critical,digitalSignature,keyCertSign",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own, key)
    return SimpleNamespace(file=own, context=context)
