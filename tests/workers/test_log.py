"""Logs: readable by people and by machines, with the task, without secrets."""

import json
import subprocess
import sys

import pytest

from workers.log import hide, secrets
from workers.settings import load

SETTINGS = load(
    {
        "PALIMPSEST_DATABASE_URL": "postgresql://u:dat%40base@h/d",
        "PALIMPSEST_BROKER_URL": "redis://:brokerpw@h/0",
        "PALIMPSEST_SMTP_URL": "smtp://u:mailpw@h",
        "PALIMPSEST_FLOWER_PASSWORD": "flowerpw",
    }
)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("password authentication failed: dat@base", "password authentication failed: ***"),
        ("in the form dat%40base", "in the form ***"),
        ("brokerpw, mailpw and flowerpw", "***, *** and ***"),
        ("to smtp://someone:else@host now", "to smtp://***@host now"),
        ("https://host/path?a=b:c@d", "https://host/path?a=b:c@d"),
        ("at 12:30 from desk@example.org", "at 12:30 from desk@example.org"),
    ],
)
def test_no_secret_passes(line: str, shown: str):
    process = hide(secrets(SETTINGS))
    assert process(None, "info", {"event": line, "other": [line]})["event"] == shown
    assert process(None, "info", {"other": ValueError(line)})["other"] == shown


def test_numbers_and_flags_stay_what_they_are():
    process = hide(secrets(SETTINGS))
    assert process(None, "info", {"a": 1, "b": None, "c": True, "d": 0.5}) == {
        "a": 1, "b": None, "c": True, "d": 0.5,
    }  # fmt: skip


PROGRAM = """
import logging, structlog, sys
from workers import log
from workers.settings import load
log.set_up(load({"PALIMPSEST_LOG_FORMAT": sys.argv[1], "PALIMPSEST_FLOWER_PASSWORD": "geheim"}))
with structlog.contextvars.bound_contextvars(task="observe", task_id="42"):
    structlog.get_logger("workers.boundary").info("Telepolis forum: 3 items", rings=1)
    logging.getLogger("kombu.connection").error("refused redis://:geheim@host/0")
    structlog.get_logger("workers.boundary").debug("not shown")
try:
    raise ValueError("with geheim inside")
except ValueError:
    logging.getLogger("celery.worker").exception("broken")
    logging.getLogger("celery.worker").warning("connection lost", exc_info=True)
"""


def lines(form: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, form], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_json_lines_hold_the_task_whoever_wrote_them():
    ours, library, broken, lost = (json.loads(line) for line in lines("json"))
    assert ours["event"] == "Telepolis forum: 3 items"
    assert (ours["task"], ours["task_id"], ours["rings"]) == ("observe", "42", 1)
    assert library["event"] == "refused redis://***@host/0"
    assert library["task_id"] == "42"
    assert "ValueError: with *** inside" in broken["exception"]
    assert (lost["event"], "exception" in lost) == ("connection lost", False)


def test_lines_for_people_are_lines():
    shown = lines("console")
    assert "Telepolis forum: 3 items" in shown[0]
    assert "task=observe" in shown[0]
    assert not any("geheim" in line for line in shown)
