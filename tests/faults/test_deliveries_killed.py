"""Who hands over alerts is killed at every step: each alert arrives, and has its effect once.

A child counts the steps that it reaches and ends itself with SIGKILL at one of them; or the other
side kills it, when it has taken a message and not answered yet. Another child goes on when its
leases are over. What a step is stands in `steps.py`.
"""

import json
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import select

from ingest.store.session import Row, Store
from schemas.tables import alerts, events
from tests.faults.delivering import REPORT
from tests.faults.delivery_stories import STORIES, Story, things_happen, watch_list
from tests.faults.forks import Forks, Run
from tests.faults.receivers import Receivers, Told, told_in
from tests.flow.conftest import World

# Another child begins so long after the first one: leases and pauses are over, nobody's patience.
LATER = timedelta(minutes=20)

# The story with most transactions is told on both.
TOLD = [*(("sqlite", name) for name in STORIES), ("postgresql", "given up")]


@dataclass(frozen=True)
class Happened:
    """A ledger in which events wait for the alert step since `at`, to be copied for each run."""

    copy: Callable[[Path], str]
    at: datetime


@dataclass(frozen=True)
class Lived:
    """What became of a story, with or without a death."""

    code: int  # how the first child ended
    steps: tuple[str, ...]
    told: tuple[Told, ...]  # what receivers were handed, in that order
    files: tuple[Told, ...]  # what stands in files
    alerts: Mapping[str, Row]  # by id, those that happened first before the others
    events: Counter[str]  # types
    left: Counter[str]  # what nobody will come for

    def in_state(self, state: str) -> set[str]:
        return {id_ for id_, row in self.alerts.items() if row["state"] == state}

    def of_document(self, place: str, document: str) -> list[str]:
        """The alerts of a document as they came to a place; one that came twice in a row is one."""
        came = [each.alert for each in (*self.told, *self.files) if each.place == place]
        own = [id_ for id_ in came if self.alerts[id_]["document_id"] == document]
        return [id_ for id_, _ in groupby(own)]


@pytest.fixture(scope="module")
def receivers():
    with Receivers() as receivers:
        yield receivers


@pytest.fixture(scope="module")
def happened(request, tmp_path_factory):
    """For each kind of database, made when it is asked for first."""
    made = {}

    def get(kind: str) -> Happened:
        if kind not in made:
            made[kind] = _happened(kind, request, tmp_path_factory.mktemp("happened"))
        return made[kind]

    return get


def _happened(kind: str, request: pytest.FixtureRequest, folder: Path) -> Happened:
    file = folder / "palimpsest.db"
    postgres = None if kind == "sqlite" else request.getfixturevalue("postgres")
    url = f"sqlite:///{file}" if postgres is None else postgres.create_database()
    store = Store(url)
    store.upgrade()
    at = things_happen(World(store, folder))
    store.close()

    def copy(home: Path) -> str:
        if postgres is None:
            return f"sqlite:///{shutil.copyfile(file, home / file.name)}"
        return postgres.create_database(url.rpartition("/")[2])

    return Happened(copy=copy, at=at)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The same for all runs, emptied before each."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def forks(happened, home, receivers):
    with Forks("tests.faults.delivering") as forks:
        forks.warm_up(_run(STORIES["webhook"], happened("sqlite"), home, receivers))
        yield forks


@pytest.fixture
def live(happened, forks, home, receivers):
    """Lets a story happen, with a death at a step of the sender's own or of the other side's."""

    def live(name: str, kind: str = "sqlite", *, own: int = 0, theirs: int = 0) -> Lived:
        story, ledger = STORIES[name], happened(kind)
        run = _run(story, ledger, home, receivers)
        receivers.begin(story.answers, deadly=theirs)
        receivers.sender.set_result(forks.begin(run | {"deadly": own}))
        code = forks.end()
        if code:
            later = ledger.at + timedelta(days=story.script.count("day")) + LATER
            forks.begin(run | {"at": later.isoformat(), "script": ("finish",), "watch": ""})
            assert forks.end() == 0
        return _lived(code, run, receivers)

    return live


def _run(story: Story, ledger: Happened, home: Path, receivers: Receivers) -> Run:
    """What a child is told, which reaches no deadly step."""
    shutil.rmtree(home)
    home.mkdir()
    settings = {
        "PALIMPSEST_HOME": str(home), "PALIMPSEST_DATABASE_URL": ledger.copy(home),
        "PALIMPSEST_CONTACT": "tests@example.org", "PALIMPSEST_MAIL_FROM": "desk@example.org",
        "PALIMPSEST_SMTP_URL": f"smtp://127.0.0.1:{receivers.smtp_port}?tls=none",
        "HOOKS": receivers.host,
    }  # fmt: skip
    return {
        "settings": settings, "watch": watch_list(story), "script": story.script,
        "at": ledger.at.isoformat(), "deadly": 0,
    }  # fmt: skip


def _lived(code: int, run: Run, receivers: Receivers) -> Lived:
    home = Path(run["settings"]["PALIMPSEST_HOME"])
    of_alerts, of_events = _rows(run["settings"]["PALIMPSEST_DATABASE_URL"])
    left = {
        "events": sum(row["alerted_at"] is None for row in of_events),
        "alerts": sum(row["state"] == "pending" for row in of_alerts),
        "unfinished files": len(list(home.glob("**/*.unfinished"))),
    }
    return Lived(
        code=code, steps=tuple(json.loads((home / REPORT).read_text())),
        told=tuple(receivers.told), files=tuple(told_in(home)),
        alerts={row["id"]: row for row in of_alerts},
        events=Counter(row["type"] for row in of_events), left=+Counter(left),
    )  # fmt: skip


@cache
def _store(url: str) -> Store:
    """One for each address: that of SQLite stays the same."""
    return Store(url)


def _rows(url: str) -> list[list[Row]]:
    """Of alerts, in the order in which things happened, and of events."""
    in_order = select(alerts).order_by(alerts.c.created_at, alerts.c.event_at, alerts.c.id)
    queries = (in_order, select(events))
    store = _store(url)
    with store.read() as connection:
        rows = [list(connection.execute(query).mappings()) for query in queries]
    store.close()
    return rows


def test_the_stories_come_to_every_kind_of_step_and_of_end(live):
    lives = {name: live(name) for name in STORIES}
    reached = {step for lived in lives.values() for step in lived.steps}
    assert {"commit", "webhook", "email", "file", "atom"} < reached
    assert {"smtp the mail", "half written", "sync", "os.rename .desk.atom.unfinished"} < reached
    states = {
        name: Counter(row["state"] for row in lived.alerts.values())
        for name, lived in lives.items()
    }
    assert states["webhook"] == {"delivered": 3, "joined": 2}
    assert states["digest"] == {"delivered": 1, "joined": 4}
    assert states["refused"] == {"dead": 3, "joined": 3, "delivered": 1}  # one for the operator
    assert states["given up"] == {"dead": 3, "joined": 2, "delivered": 2}
    assert len(lives["paused and probed"].told) == 5
    given_up = lives["given up"].alerts.values()
    assert 0 in [row["attempts"] for row in given_up if row["state"] == "dead"]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), TOLD)
def test_killed_at_any_step_every_alert_arrives_in_order_and_has_its_effect_once(live, kind, name):
    unharmed = live(name, kind)
    deaths = [{"own": number} for number in range(1, len(unharmed.steps) + 1)]
    deaths += [{"theirs": n} for n in range(STORIES[name].first_told, len(unharmed.told) + 1)]
    for death in deaths:
        lived = live(name, kind, **death)
        step = f"{death} {unharmed.steps[death['own'] - 1]}" if "own" in death else f"{death}"
        assert lived.code == -signal.SIGKILL, step
        _is_complete(lived, unharmed, step)
        _came_once_or_with_one_key(lived, unharmed, step)
        _came_in_order(lived, step)
    print(f"{name} on {kind}: killed at {len(deaths)} steps")


def _is_complete(lived: Lived, unharmed: Lived, step: str) -> None:
    """All that was asked for and nothing else, nothing is left to do, the operator is told once."""
    assert not lived.left, step
    assert lived.events == unharmed.events, step
    for state in ("delivered", "dead", "joined"):
        assert lived.in_state(state) == unharmed.in_state(state), step
    came = {each.alert for each in (*lived.told, *lived.files)}
    assert lived.in_state("delivered") <= came, step
    assert came == {each.alert for each in (*unharmed.told, *unharmed.files)}, step


def _came_once_or_with_one_key(lived: Lived, unharmed: Lived, step: str) -> None:
    """What came again came with the same key and content; of files and feeds each holds one."""
    in_files = Counter(each.key for each in lived.files)
    assert in_files == {each.key: 1 for each in unharmed.files}, step
    keys = {(each.place, each.alert): each.key for each in lived.told}
    contents = {(each.place, each.alert, each.key, each.content) for each in lived.told}
    assert len(contents) == len(keys), step
    assert sum(Counter(each.key for each in lived.told).values()) <= len(unharmed.told) + 1, step


def _came_in_order(lived: Lived, step: str) -> None:
    for place in {each.place for each in (*lived.told, *lived.files)}:
        for document in {row["document_id"] for row in lived.alerts.values()} - {None}:
            came = lived.of_document(place, document)
            assert came == [id_ for id_ in lived.alerts if id_ in came], step
