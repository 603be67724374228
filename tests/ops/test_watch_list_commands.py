"""`init`, `check` and `apply`, against a real server on loopback."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.ops.alerting import one_database

ITEM = """<item><guid>{number}</guid><title>{title}</title><link>http://{host}/{number}</link>
<description>A post of some words.</description><pubDate>{date}</pubDate></item>"""


def _feed(host: str) -> str:
    items = (
        ITEM.format(number=1, title="First", host=host, date="Mon, 02 Mar 2026 08:00:00 GMT"),
        ITEM.format(number=2, title="Second", host=host, date="Mon, 02 Mar 2026 09:00:00 GMT"),
    )
    return f'<rss version="2.0"><channel><title>Board</title>{"".join(items)}</channel></rss>'


EMPTY = '<?xml version="1.0"?><rss version="2.0"><channel><title>Board</title></channel></rss>'


DESK = """subscriptions:
  - name: desk
    events: [post.edited]
    to: [{email: desk@example.org}]
"""


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = self.headers["Host"]
        bodies = {"/feed": _feed(host), "/empty": EMPTY}
        body = bodies.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def watch(tmp_path: Path, site: str) -> Path:
    file = tmp_path / "watch.yaml"
    file.write_text(
        f"sources:\n  - name: Board\n    kind: forum\n    feeds: [{site}/feed]\n    delay: 1s\n"
    )
    return file


def test_init_writes_a_list_that_check_finds_right(run, tmp_path):
    file = tmp_path / "new.yaml"
    assert run("init", file).exit_code == 0
    assert run("check", file, "--offline").exit_code == 0


def test_init_never_writes_over_a_file(run, watch):
    before = watch.read_text()
    result = run("init", watch)
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert watch.read_text() == before


def test_check_shows_what_each_source_would_yield_and_stores_nothing(run, watch, tmp_path):
    result = run("check", watch)
    assert result.exit_code == 0
    assert "rss, 2 items" in result.stdout
    assert "newest: “Second" in result.stdout
    assert "2026-03-02 09:00 UTC" in result.stdout
    assert not (tmp_path / "home").exists()


def test_check_as_json(run, watch, site):
    [line] = run("check", watch, "--json").stdout.splitlines()
    preview = json.loads(line)
    assert (preview["source"], preview["url"], preview["items"]) == ("Board", f"{site}/feed", 2)
    assert preview["newest_at"] == "2026-03-02T09:00:00Z"


@pytest.mark.parametrize(("path", "why"), [("/absent", "404"), ("/empty", "no")])
def test_a_feed_that_yields_nothing_fails_the_check(run, watch, site, path, why):
    watch.write_text(watch.read_text().replace("/feed", path))
    result = run("check", watch)
    assert result.exit_code == 1
    assert why in result.stdout
    assert "1 of its feeds yields nothing" in result.stderr


def test_mistakes_are_told_with_file_line_and_remedy(run, watch):
    watch.write_text(watch.read_text() + "    evry: 5m\n")
    for command in ("check", "apply"):
        result = run(command, watch)
        assert result.exit_code == 1
        assert f"{watch}:6:5: " in result.stderr
        assert "every" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("line", "named"),
    [("    engine: heisse\n", "heise"), ("    every: 1ms\n", "1ms")],
)
def test_engines_and_lengths_are_checked(run, watch, line, named):
    watch.write_text(watch.read_text() + line)
    result = run("check", watch, "--offline")
    assert result.exit_code == 1
    assert named in result.stderr


def test_unknown_apprise_services_and_unset_secrets_are_named(run, watch):
    watch.write_text(
        watch.read_text() + "subscriptions:\n  - name: desk\n    events: [post.edited]\n    to:\n"
        "      - apprise: slak://token\n      - webhook: https://desk.example/\n"
        "        secret: ${DESK_SECRET}\n"
    )
    result = run("check", watch, "--offline")
    assert result.exit_code == 1
    assert "slack" in result.stderr
    assert "DESK_SECRET" in result.stderr


def test_apply_says_what_it_altered(run, watch, store, site):
    first = run("apply", watch)
    assert first.exit_code == 0
    assert "added    source Board" in first.stdout
    assert f"added    feed {site}/feed" in first.stdout
    assert run("apply", watch).stdout.startswith("Nothing to do")
    watch.write_text(watch.read_text().replace("Board", "Other board"))
    assert "removed  source Board" in run("apply", watch).stdout


@one_database
def test_mail_without_a_mail_server_is_told_before_it_is_missed(run, watch, store, settings):
    watch.write_text(f"{watch.read_text()}{DESK}")
    for words in (("check", watch, "--offline"), ("apply", watch)):
        result = run(*words)
        assert result.exit_code == 0
        [told] = [line for line in result.stderr.splitlines() if "SMTP" in line]
        assert told.startswith("`email` needs PALIMPSEST_SMTP_URL where alerts are sent, and")
    settings["PALIMPSEST_SMTP_URL"] = "smtp://mail.example.org:587"
    assert "SMTP" not in run("check", watch, "--offline").stderr


@one_database
def test_apply_says_what_stays_muted_though_the_watch_list_does_not_say_so(run, watch, store):
    watch.write_text(f"{watch.read_text()}{DESK}    mute_until: 2999-03-02 08:00\n")
    assert "muted" not in run("apply", watch).stdout
    watch.write_text(watch.read_text().replace("    mute_until: 2999-03-02 08:00\n", ""))
    told = "desk stays muted until 2999-03-02 08:00 UTC (`palimpsest rules unmute desk`)"
    assert run("apply", watch).stdout.splitlines()[-1] == told
    run("rules", "unmute", "desk")
    assert "muted" not in run("apply", watch).stdout


def test_nothing_is_applied_of_a_list_with_a_mistake(run, lines_of, watch, store):
    watch.write_text(watch.read_text() + "    evry: 5m\n")
    run("apply", watch)
    assert lines_of("sources") == []


def test_apply_needs_a_migrated_database(run, watch):
    result = run("apply", watch)
    assert result.exit_code == 1
    assert "palimpsest migrate" in result.stderr
