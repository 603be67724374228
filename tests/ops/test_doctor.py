"""`doctor`: each thing that may be wrong is a line with what to do, and exit code 1."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from ingest.store import events, feeds, heartbeats, sources
from ingest.store.vitals import Backlog
from ops.diagnosis import LATE, Facts, findings
from ops.findings import Finding
from ops.servers import free_port
from ops.translation_findings import FoundPair
from schemas.tables import edits as edit_table
from schemas.tables import feeds as feed_table
from schemas.watchlist.doubts import OPERATOR
from tests.ops.alerting import fail, waiting_alert
from tests.ops.seeding import HOOK
from tests.unit.dictionaries.installing import install_ding
from workers.settings import load


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def found(run):
    """The findings by what they are about, and the exit code."""

    def examined() -> tuple[dict[str, list[dict]], int]:
        result = run("doctor", "--json")
        by_subject: dict[str, list[dict]] = {}
        for line in result.stdout.splitlines():
            finding = json.loads(line)
            by_subject.setdefault(finding["about"], []).append(finding)
        return by_subject, result.exit_code

    return examined


@pytest.fixture
def well(store, seeded, settings, broker_url):
    """A system in which nothing is wrong but one dead alert."""
    settings["PALIMPSEST_BROKER_URL"] = broker_url
    with store.write() as connection:
        for name in ("poll", "sweep"):
            heartbeats.beat(connection, name, now=_now())
        later = _now() + timedelta(hours=1)
        connection.execute(update(feed_table).values(next_poll_at=later))
    return store


def test_a_dead_alert_is_named_with_the_way_out(well, seeded, found):
    by_subject, code = found()
    wrong = [each for some in by_subject.values() for each in some if not each["well"]]
    [alert] = wrong
    assert alert["about"] == "alerts"
    assert "410 Gone" in alert["found"]
    assert f"palimpsest redeliver {seeded.dead}" in alert["do"]
    assert "topsecret" not in alert["found"]
    assert code == 1


def test_plain_lines_say_ok_or_wrong_or_that_they_are_a_note(well, run):
    result = run("doctor")
    lines = result.stdout.splitlines()
    assert {line[:5] for line in lines} == {"ok   ", "note ", "WRONG", "     "}
    assert any(line.startswith("note   operator  no subscription asks for") for line in lines)
    assert "1 of " in result.stderr


def test_asking_leaves_nothing_behind(well, found):
    with well.read() as connection:
        before = heartbeats.latest(connection)
    found()
    with well.read() as connection:
        assert heartbeats.latest(connection) == before


def test_a_failing_feed_is_named_with_its_cause(well, found):
    with well.write() as connection:
        values = {"failures": 4, "last_error": "The address answers 503."}
        named = feed_table.c.document_id.is_(None)
        connection.execute(update(feed_table).where(named).values(values))
    by_subject, _ = found()
    assert len(by_subject["failing"]) == 2
    assert "4 times in a row" in by_subject["failing"][0]["found"]
    assert by_subject["failing"][0]["do"] == "The address answers 503."


def test_a_stopped_feed_is_named_unless_it_was_taken_off_the_list(well, found):
    with well.write() as connection:
        forum = sources.named(connection, "Telepolis forum")
        office = sources.named(connection, "Kremlin, English")
        for source, reason in (
            (forum, "gone for good (410)"),
            (office, "taken off the watch list"),
        ):
            [feed] = feeds.of_source(connection, source.id)
            stopped = {"active": False, "stopped_reason": reason}
            connection.execute(update(feed_table).where(feed_table.c.id == feed.id).values(stopped))
    by_subject, _ = found()
    [stopped] = by_subject["stopped"]
    assert "Telepolis forum" in stopped["found"]
    assert stopped["do"] == "gone for good (410)"


def test_silent_ticks_are_told(well, found):
    with well.write() as connection:
        heartbeats.beat(connection, "sweep", now=_now() - timedelta(hours=1))
    by_subject, _ = found()
    assert not by_subject["ticks"][0]["well"]
    assert "sweep 1 h ago" in by_subject["ticks"][0]["found"]


def test_a_backlog_that_grows_old_is_told_with_its_queue(well, found):
    with well.write() as connection:
        old = _now() - timedelta(hours=2)
        connection.execute(update(feed_table).values(next_poll_at=old))
    by_subject, _ = found()
    late = next(each for each in by_subject["backlog"] if not each["well"])
    assert "4 feeds due, the oldest for 2 h" in late["found"]
    assert "observe" in late["do"]


def test_a_broker_that_is_away_is_told_without_its_password(well, settings, found):
    settings["PALIMPSEST_BROKER_URL"] = f"redis://:topsecret@127.0.0.1:{free_port()}/0"
    by_subject, code = found()
    assert not by_subject["broker"][0]["well"]
    assert "topsecret" not in json.dumps(by_subject)
    assert code == 1


def test_a_missing_database_is_a_finding_and_none_is_made(run, settings, tmp_path):
    settings["PALIMPSEST_DATABASE_URL"] = f"sqlite:///{tmp_path / 'absent' / 'palimpsest.db'}"
    result = run("doctor")
    assert result.exit_code == 1
    assert "palimpsest migrate" in result.stdout
    assert not (tmp_path / "absent").exists()


def test_a_database_server_that_is_away_is_a_finding(run, settings):
    away = f"postgresql://user:topsecret@127.0.0.1:{free_port()}/palimpsest"
    settings["PALIMPSEST_DATABASE_URL"] = away
    result = run("doctor")
    assert result.exit_code == 1
    assert "WRONG  database" in result.stdout
    assert "topsecret" not in result.output


NOTHING_DUE = Backlog(
    feeds=0, feeds_since=None, unlinked=0, unlinked_since=None, events=0, events_since=None,
    alerts=0, alerts_since=None,
)  # fmt: skip
AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WELL = Facts(
    now=AT, database="SQLite /home/palimpsest.db", broker="redis://127.0.0.1:6379/0",
    heartbeats={"poll": AT, "sweep": AT}, backlog=NOTHING_DUE, sources=2, feeds=3,
    free_bytes=10**10,
)  # fmt: skip


def _wrong(facts: Facts, **variables: str) -> list[str]:
    settings = load({"PALIMPSEST_CONTACT": "tests@example.org", **variables})
    judged = list(findings(facts, settings))
    assert all(finding.do for finding in judged if not finding.well)
    return [finding.about for finding in judged if not finding.well]


def test_a_healthy_system_has_no_findings_against_it():
    assert _wrong(WELL) == []


@pytest.mark.parametrize(
    ("facts", "about"),
    [
        (replace(WELL, feeds=0), "sources"),
        (replace(WELL, free_bytes=10**8), "disk"),
        (replace(WELL, broker_problem="does not answer"), "broker"),
        (replace(WELL, database_at=AT + timedelta(minutes=5)), "clock"),
        (replace(WELL, heartbeats={"poll": AT + timedelta(hours=1), "sweep": AT}), "clock"),
        (replace(WELL, heartbeats={"poll": AT}), "ticks"),
        (replace(WELL, heartbeats={"poll": AT, "sweep": AT - timedelta(minutes=2)}), "ticks"),
        (
            replace(
                WELL,
                backlog=replace(NOTHING_DUE, alerts=1, alerts_since=AT - LATE - timedelta(1)),
            ),
            "backlog",
        ),
    ],
)
def test_each_fact_that_is_wrong_is_one_finding(facts, about):
    assert _wrong(facts) == [about]


def test_a_source_that_fails_is_named_with_the_remedy_that_was_told(well, found):
    at = _now() - timedelta(hours=2)
    with well.write() as connection:
        forum = sources.named(connection, "Telepolis forum")
        sources.set_state(connection, forum.id, state="failing", reason="Nothing new.", now=at)
        detail = {"code": "silent", "cause": "Nothing new.", "remedy": "Look at its page."}
        told = events.event_row(
            "source.failing", subject="once", source_id=forum.id, at=at, detail=detail
        )
        events.add(connection, [told])
    by_subject, _ = found()
    [source] = by_subject["source"]
    assert not source["well"]
    assert source["found"].startswith("Telepolis forum fails since ")
    assert source["found"].endswith(": Nothing new.")
    assert source["do"] == "Look at its page."


CHANNEL = {
    "label": "email:desk@example.org", "state": "paused", "failures": 3, "waiting": 12,
    "failing_since": AT - timedelta(hours=3), "paused_until": AT + timedelta(minutes=12),
    "last_answer": "503 \x1b[31mbusy", "subscriptions": ["desk"],
}  # fmt: skip
DESK = {
    "name": "desk", "events": ["post.edited", *OPERATOR], "expires_at": None, "muted_until": None,
    "waiting": 4, "channels": ["webhook:https://desk.example"],
}  # fmt: skip


def _said(facts: Facts, about: str, **variables: str) -> list[Finding]:
    given = {"PALIMPSEST_CONTACT": "tests@example.org", **variables}
    return [each for each in findings(facts, load(given)) if each.about == about]


def test_a_channel_that_fails_is_named_with_the_way_out():
    facts = replace(WELL, channels=[CHANNEL])
    assert _wrong(facts) == ["channels"]
    [told] = _said(facts, "channels")
    assert told.found == (
        "email:desk@example.org is failing for 3 h, 3 in a row; tried again in 12 min, "
        "12 alerts waiting: 503 [31mbusy"
    )
    assert "palimpsest channels test email:desk@example.org" in told.do


def test_of_a_channel_that_nobody_names_any_more_only_what_waits_is_to_be_seen_to():
    unnamed = CHANNEL | {"subscriptions": []}
    [told] = _said(replace(WELL, channels=[unnamed]), "channels")
    assert "no longer" in told.do
    assert "channels test" not in told.do
    assert _wrong(replace(WELL, channels=[unnamed | {"waiting": 0}])) == []


def test_channels_that_are_well_or_refuse_are_nothing_more_to_see_to():
    well = CHANNEL | {"failing_since": None, "failures": 0, "state": "well"}
    refuses = CHANNEL | {"failures": 0, "state": "failing"}  # its dead alerts are named
    facts = replace(WELL, channels=[well, refuses])
    assert _wrong(facts) == []
    assert [told.found for told in _said(facts, "channels")] == ["2 channels"]


@pytest.mark.parametrize(
    ("changed", "found", "do"),
    [
        ({"expires_at": AT}, "desk has expired (2026-03-02 08:00 UTC)", "`expires`"),
        ({"muted_until": AT + timedelta(days=9)}, "desk is muted for another 9 d", "unmute desk"),
    ],
)
def test_a_subscription_that_is_silent_because_somebody_wanted_it_is_told(changed, found, do):
    facts = replace(WELL, subscriptions=[DESK | changed])
    assert _wrong(facts) == []
    [told] = _said(facts, "silent")
    assert found in told.found
    assert do in told.do


def test_a_mute_of_hours_is_nothing_to_be_told():
    short = DESK | {"muted_until": AT + timedelta(hours=9)}
    assert _said(replace(WELL, subscriptions=[short]), "silent") == []


def test_failures_that_nobody_would_be_told_of_are_named():
    assert _said(replace(WELL, subscriptions=[DESK]), "operator") == []
    [told] = _said(replace(WELL, subscriptions=[DESK | {"events": ["source.failing"]}]), "operator")
    assert told.found == (
        "no subscription asks for channel.failing, alert.dead: such a failure would be silent"
    )
    assert told.well


def test_mail_addresses_without_a_mail_server_are_wrong():
    mails = {"channels": ["apprise:slack://…", "email:desk@example.org"]}
    others = [DESK | mails | {"name": f"desk {n}"} for n in range(4)]
    [told] = _said(replace(WELL, subscriptions=[*others, DESK]), "mail")
    assert not told.well
    assert told.found == (
        "PALIMPSEST_SMTP_URL is not set, so no mail can be sent for desk 0, desk 1, desk 2 and "
        "1 more"
    )
    assert "smtp://user:password@" in told.do
    assert _said(replace(WELL, subscriptions=[DESK]), "mail") == []
    mail = "smtp://mail.example.org:587"
    assert _said(replace(WELL, subscriptions=others), "mail", PALIMPSEST_SMTP_URL=mail) == []


def test_what_waits_to_be_told_with_others_is_counted_and_no_backlog(well, found):
    waiting_alert(well, 1, HOOK, due_at=_now() + timedelta(hours=2), bundle="overflow")
    by_subject, _ = found()
    [told] = by_subject["waiting"]
    assert told["found"] == "1 alert since more were not wanted in this period, the first in 1 h"
    assert all(each["well"] for each in by_subject["backlog"])


def test_what_waits_for_a_channel_that_fails_is_no_backlog(well, found):
    id_ = waiting_alert(well, 1, HOOK, due_at=_now() - timedelta(hours=2))
    late = [each for each in found()[0]["backlog"] if not each["well"]]
    assert "1 alerts to deliver" in late[0]["found"]
    fail(well, HOOK, paused_until=_now() + timedelta(minutes=5))
    by_subject, _ = found()
    assert all(each["well"] for each in by_subject["backlog"])
    assert not by_subject["channels"][0]["well"], id_


def test_ticks_may_be_as_seldom_as_they_are_set():
    slow = replace(WELL, heartbeats={"poll": AT, "sweep": AT - timedelta(minutes=9)})
    assert _wrong(slow, PALIMPSEST_TICK_S="60") == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, []),
        (1, ["1 document flaps, never rests or was edited alike in 7 days"]),
        (3, ["3 documents flap, never rest or were edited alike in 7 days"]),
    ],
)
def test_documents_in_stories_are_counted_and_are_nothing_wrong(number, told):
    facts = replace(WELL, unrest=number)
    judged = findings(facts, load({"PALIMPSEST_CONTACT": "tests@example.org"}))
    assert [each.found for each in judged if each.about == "stories"] == told
    assert _wrong(facts) == []


def test_a_document_in_a_story_is_found_within_its_week(well, seeded, found):
    for age, told in ((timedelta(days=6), 1), (timedelta(days=8), 0)):
        values = {"story_of": seeded.edit, "detected_at": _now() - age}
        with well.write() as connection:
            connection.execute(update(edit_table).values(values))
        assert len(found()[0].get("stories", ())) == told


def test_a_missing_contact_is_a_finding(tmp_path: Path):
    settings = load({"PALIMPSEST_HOME": str(tmp_path)})
    assert [each.about for each in findings(WELL, settings) if not each.well] == ["contact"]


def _languages(pairs: list[FoundPair], vectors: str | None = None) -> list[Finding]:
    facts = replace(WELL, dictionaries=pairs, vectors=vectors)
    judged = findings(facts, load({"PALIMPSEST_CONTACT": "tests@example.org"}))
    return [each for each in judged if each.about in ("languages", "vectors")]


GERMAN = FoundPair(languages=("de", "en"), forms=["ding"], is_made=True)


def test_dictionaries_are_listed_with_how_to_have_more():
    russian = FoundPair(languages=("en", "ru"), forms=["freedict", "mueller"], is_made=False)
    [line] = _languages([GERMAN, russian])
    assert line.well
    assert line.found == "de-en (Ding), en-ru (FreeDict, Mueller; made at first use)"
    assert "apt-get install trans-de-en" in line.do
    assert "PALIMPSEST_DICTIONARIES" in line.do


def test_a_machine_without_a_dictionary_is_well_and_told_what_it_lacks():
    [line] = _languages([])
    assert line.well
    assert "no dictionary" in line.found
    assert "apt-get install" in line.do


def test_a_dictionary_that_cannot_be_used_is_a_finding():
    listed, broken = _languages([GERMAN, replace(GERMAN, problem="EOFError: cut\nshort")])
    assert listed.well
    assert not broken.well
    assert "EOFError: cut short" in broken.found


@pytest.mark.parametrize(
    ("vectors", "well", "told"),
    [
        ("", True, "is on"),
        ("there is no model.onnx in /srv/model", False, "no model.onnx in /srv/model"),
    ],
)
def test_a_model_that_is_named_is_told_on_or_off(vectors, well, told):
    [_, line] = _languages([], vectors)
    assert (line.well, told in line.found) == (well, True)


def test_installed_dictionaries_are_found_and_none_is_made_for_being_asked(
    well, settings, found, tmp_path
):
    install_ding(tmp_path / "trans")
    settings["PALIMPSEST_DICTIONARIES"] = str(tmp_path / "trans")
    by_subject, _ = found()
    assert by_subject["languages"][0]["found"] == "de-en (Ding; made at first use)"
    assert not list(tmp_path.rglob("*.dictionary"))


def test_a_model_that_is_named_and_missing_is_told(well, settings, found, tmp_path):
    settings["PALIMPSEST_VECTORS"] = str(tmp_path)
    by_subject, _ = found()
    [line] = by_subject["vectors"]
    assert not line["well"]
    assert "is off" in line["found"]
