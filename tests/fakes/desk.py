"""Those who are told: a receiver of webhooks that checks every delivery and keeps it by its id."""

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import standardwebhooks
from jsonschema import Draft202012Validator, FormatChecker

from schemas.payloads import load

LARGEST_BODY = 1_000_000


class Desk:
    """`secrets` by path. What is wrong with a delivery is a line of `complaints`.

    `on_read` is asked with the path and body of each delivery before it is answered; False cuts
    the connection without a word, as if we had died.
    """

    def __init__(self, secrets: dict[str, str]) -> None:
        self.secrets = secrets
        self.complaints: list[str] = []
        self.cut: list[str] = []  # webhook-ids of deliveries that were never answered
        self.on_read: Callable[[str, dict[str, Any]], bool] = lambda _path, _body: True
        self._kept: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        self._schema = Draft202012Validator(load("event.v1"), format_checker=FormatChecker())
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def deliveries(self, path: str) -> dict[str, list[dict[str, Any]]]:
        """The bodies that came to a path, by webhook-id, each in the order they came."""
        with self._lock:
            return {id_: list(bodies) for (to, id_), bodies in self._kept.items() if to == path}

    def take(self, path: str, headers: dict[str, str], raw: bytes) -> bool:
        """Check and keep one delivery; False where the connection is to be cut."""
        try:
            _verifier(self.secrets[path]).verify(raw, headers)
        except (KeyError, standardwebhooks.WebhookVerificationError) as error:
            self.complaints.append(f"{path}: signature: {error!r}")
            return True
        body = json.loads(raw)
        for wrong in self._schema.iter_errors(body):
            self.complaints.append(f"{path}: schema: {wrong.json_path} {wrong.message}")
        with self._lock:
            self._kept[path, headers["webhook-id"]].append(body)
        answered = self.on_read(path, body)
        if not answered:
            self.cut.append(headers["webhook-id"])
        return answered


def _verifier(secret: str) -> standardwebhooks.Webhook:
    """A secret that a person typed, without `whsec_`, is its bytes."""
    return standardwebhooks.Webhook(secret if secret.startswith("whsec_") else secret.encode())


def _handler(desk: Desk) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(min(int(self.headers["Content-Length"]), LARGEST_BODY))
            headers = {name.lower(): value for name, value in self.headers.items()}
            if desk.take(self.path, headers, raw):
                self.send_response(204)
                self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing: tests read what was kept."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a sender that was killed is part of the story."""
