"""The contracts of import-linter hold, and each of them catches a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("schemas", "ingest", "workers", "ops")


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The four packages and their contracts, to plant violations in."""
    folder = tmp_path_factory.mktemp("layers")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "COLUMNS": "200"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("schemas/records/steps.py", "import ingest.text", "An arrow points down only"),
        ("ingest/text.py", "import workers.queues", "An arrow points down only"),
        ("ingest/parse/page.py", "import ingest.fetch.guard", "steps of ingest never import"),
        ("ingest/revisions/differ/diff.py", "import socket", "Deciding is pure"),
        ("ingest/pipeline/poll.py", "import sqlalchemy", "All SQL is in ingest/store"),
        ("ops/local.py", "import celery", "Celery is in workers only"),
    ],
)
def test_a_planted_violation_is_caught(copy, file, line, contract):
    planted = copy / file
    before = planted.read_text(encoding="utf-8")
    planted.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        done = lint(copy)
    finally:
        planted.write_text(before, encoding="utf-8")
    broken = [each for each in done.stdout.splitlines() if each.endswith("BROKEN")]
    assert done.returncode == 1
    assert any(contract in each for each in broken), done.stdout


def test_nothing_is_broken_without_one(copy):
    assert lint(copy).returncode == 0
