"""The command line on a ledger of its own."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ingest.store.session import Store
from ops.cli import app
from tests.ops.seeding import Seeded, seed
from tests.ops.site import Site

Run = Callable[..., Result]


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> dict[str, str]:
    """PALIMPSEST_ variables; a test adds its own before it runs a command."""
    return {
        "PALIMPSEST_HOME": str(tmp_path / "home"),
        "PALIMPSEST_DATABASE_URL": database_url,
        "PALIMPSEST_CONTACT": "tests@example.org",
        "PALIMPSEST_ALLOW_NETWORKS": "127.0.0.0/8",
    }


@pytest.fixture
def run(settings: dict[str, str]) -> Run:
    """One command in this process: `run("show", "12ab")`."""

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], env=settings)

    return invoke


@pytest.fixture
def lines_of(run: Run) -> Callable[..., list[dict]]:
    """The JSON lines of a command that ends well."""

    def listed(*words: str) -> list[dict]:
        result = run(*words, "--json")
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return listed


@pytest.fixture
def seeded(store: Store) -> Seeded:
    return seed(store)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
