"""Worker, beat and Flower as real processes: a post goes all the way, and Flower reads well."""

import base64
import json
import re
import signal
import urllib.error
import urllib.request

import pytest

from ops.servers import free_port
from tests.workers.processes import wait_for
from tests.workers.small_world import TITLE, WORDS, watch
from workers.app import make_app
from workers.health import beat_is_healthy, worker_is_healthy
from workers.settings import load

PASSWORD = "flower-password"
SECRET = "a secret of the desk"
STEPS = {"poll", "observe", "link", "alert", "deliver", "sweep"}


@pytest.fixture
def system(processes, store, forum, hook):
    """Everything runs, and the forum has one post."""
    processes.variables |= forum.variables | {
        "PALIMPSEST_FLOWER_PORT": str(free_port()),
        "PALIMPSEST_FLOWER_PASSWORD": PASSWORD,
        "DESK_SECRET": SECRET,
    }
    watch(store, hook.url)
    for name in ("flower", "worker", "beat"):
        processes.start(name)
    return processes


def flower(system, path: str, *, password: str | None = PASSWORD) -> str:
    """What Flower answers; its status, where that is an error."""
    url = f"http://127.0.0.1:{system.variables['PALIMPSEST_FLOWER_PORT']}{path}"
    request = urllib.request.Request(url)
    if password:
        token = base64.b64encode(f"palimpsest:{password}".encode()).decode()
        request.add_header("Authorization", f"Basic {token}")
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return str(error.code)
    except OSError:
        return ""


def tasks(system) -> list[dict]:
    found = flower(system, "/api/tasks?limit=500")
    return list(json.loads(found).values()) if found.startswith("{") else []


def succeeded(system) -> dict[str, dict]:
    """One finished task of each name, the one that had most to tell."""
    done = [each for each in tasks(system) if each["state"] == "SUCCESS"]
    done.sort(key=lambda each: "nothing" not in each["result"])
    return {each["name"].removeprefix("palimpsest."): each for each in done}


def test_a_post_goes_all_the_way_and_flower_shows_it_to_a_person(system, hook):
    wait_for(lambda: hook.received)
    assert json.loads(hook.last.body)["type"] == "post.new"
    shown = wait_for(lambda: set(found := succeeded(system)) >= STEPS and found)

    _reads_well(shown, hook)
    _a_failure_says_what_to_do(system)
    _keeps_quiet(system, json.dumps(tasks(system)))
    _has_a_lock_and_metrics(system)
    _is_healthy(system)
    _log_lines_have_task_and_id(system)
    _ends_warmly(system)
    _flower_remembers(system, shown)


def _reads_well(shown, hook) -> None:
    assert shown["observe"]["args"] == "Telepolis forum"
    assert shown["link"]["args"] == "Telepolis forum"
    assert shown["deliver"]["args"] == f"webhook:http://{hook.host}"
    assert shown["poll"]["args"].strip() == ""
    assert all(each["kwargs"].strip() == "" for each in shown.values())
    assert shown["observe"]["result"] == "'Telepolis forum: 1 item, 1 new'"
    assert shown["deliver"]["result"] == f"'webhook:http://{hook.host}: 1 alert delivered'"
    for each in shown.values():
        assert not re.search(r"[0-9a-f]{12}", each["args"] + each["result"]), "an id is no word"


def _a_failure_says_what_to_do(system) -> None:
    app = make_app(load(system.variables))
    app.send_task("palimpsest.observe", args=[None], argsrepr="nonsense")
    failed = wait_for(lambda: [each for each in tasks(system) if each["state"] == "FAILURE"])[0]
    assert failed["args"] == "nonsense"
    assert "A defect of Palimpsest (" in failed["exception"]
    assert "please report it" in failed["exception"]


def _keeps_quiet(system, everything: str) -> None:
    everything += flower(system, "/tasks") + flower(system, "/workers") + flower(system, "/broker")
    everything += "".join(system.log(name) for name in ("worker", "beat", "flower"))
    for private in (TITLE, WORDS, PASSWORD, SECRET):
        assert private not in everything


def _has_a_lock_and_metrics(system) -> None:
    for path in ("/api/tasks", "/tasks", "/workers"):
        assert flower(system, path, password=None) == "401"
        assert flower(system, path, password="wrong") == "401"
    metrics = flower(system, "/metrics", password=None)
    assert re.search(r'flower_events_total\{task="palimpsest\.observe",type="task-succ', metrics)
    assert re.search(r'flower_worker_online\{worker="all@', metrics)


def _is_healthy(system) -> None:
    settings = load(system.variables)
    wait_for(lambda: worker_is_healthy(settings))
    assert beat_is_healthy(settings)


def _log_lines_have_task_and_id(system) -> None:
    lines = [json.loads(line) for line in system.log("worker").splitlines() if line[:1] == "{"]
    line = next(each for each in lines if each["event"] == "Telepolis forum: 1 item, 1 new")
    assert line["task"] == "observe"
    assert line["task_id"] in {each["uuid"] for each in tasks(system)}


def _ends_warmly(system) -> None:
    for process in system.running:
        process.send_signal(signal.SIGTERM)
    assert [process.wait(timeout=20) for process in system.running] == [0, 0, 0]
    for name in ("worker", "beat", "flower"):
        assert "Traceback" not in system.log(name)


def _flower_remembers(system, shown) -> None:
    """What it showed before it ended, without a worker that could tell it again."""
    system.start("flower")
    known = wait_for(lambda: {each["uuid"] for each in tasks(system)})
    assert {each["uuid"] for each in shown.values()} <= known
