"""Those who are told: a receiver of webhooks and a mailbox that keep all that comes, in order.

What was taken and not answered yet is a step too: at the deadly one of these the sender is killed.
"""

import email
import json
import os
import re
import signal
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from lxml import etree

from ops.servers import free_port
from tests.fakes.webhooks import Behaviour, Receiver, Says

ATOM = "http://www.w3.org/2005/Atom"

_BOUNDARY = re.compile(rb"={15}\d+==")  # drawn by lot for each mail


@dataclass(frozen=True)
class Told:
    """One message as it came: where to, its idempotency key, and all that must stay the same."""

    place: str
    key: str
    content: bytes

    @property
    def alert(self) -> str:
        """The id of the alert, which stands in every key."""
        (id_,) = re.findall("[0-9a-f]{16}", self.key)
        return id_


class Receivers:
    """Listen within `with`."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._hooks = Receiver()
        self._hooks.script = _Always(self._take_hook)
        self.smtp_port = free_port()
        self._mails = Controller(_Mailbox(self), hostname="127.0.0.1", port=self.smtp_port)
        self.begin({})

    def __enter__(self) -> Self:
        self._hooks.__enter__()
        self._mails.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._mails.stop()
        self._hooks.__exit__()

    @property
    def host(self) -> str:
        """Of the webhooks, with the port."""
        return self._hooks.host

    def begin(self, answers: Mapping[str, Sequence[int]], *, deadly: int = 0) -> None:
        """Forget what was told; at the deadly message the sender dies before it is answered.

        `answers` are statuses by path, the last one for all that follow.
        """
        self.told = []
        self.sender: Future[int] = Future()  # its process id
        self._answers = {path: deque(given) for path, given in answers.items()}
        self._deadly = deadly

    def take(self, told: Told) -> None:
        self.told.append(told)
        if len(self.told) == self._deadly:
            os.kill(self.sender.result(timeout=60), signal.SIGKILL)

    def _take_hook(self, handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
        request = self._hooks.received.pop()
        answers = self._answers.get(request.path, deque([204]))
        status = answers.popleft() if len(answers) > 1 else answers[0]
        self.take(Told(request.path, request.headers["webhook-id"], request.body))
        Says(status)(handler, over)


class _Always:
    """A script of one behaviour for ever."""

    def __init__(self, behave: Behaviour) -> None:
        self.popleft = lambda: behave


class _Mailbox:
    """What aiosmtpd calls; it looks at every attribute, so there are no others."""

    def __init__(self, receivers: Receivers) -> None:
        self._receivers = receivers

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        raw = envelope.original_content
        content = _BOUNDARY.sub(b"", raw)
        key = email.message_from_bytes(raw)["Message-ID"]
        self._receivers.take(Told(envelope.rcpt_tos[0], key, content))
        return "250 taken"


def told_in(home: Path) -> list[Told]:
    """What stands in the files below a home: lines of JSON, and entries of feeds, oldest first."""
    found = []
    for file in sorted(home.glob("alerts/*.jsonl")):
        whole = [line for line in file.read_bytes().splitlines() if _is_whole(line)]
        found += [Told(file.name, json.loads(line)["alert"], line) for line in whole]
    for file in sorted(home.glob("feeds/*.atom")):
        entries = etree.parse(file).getroot().iterfind(f"{{{ATOM}}}entry")
        keyed = [(each.findtext(f"{{{ATOM}}}id"), etree.tostring(each)) for each in entries]
        found += [Told(file.name, *each) for each in reversed(keyed)]
    return found


def _is_whole(line: bytes) -> bool:
    """A line whose writer was killed is none; who reads these files passes over it."""
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
