"""`rules`: what subscriptions ask for, muting them, and what they would have sent."""

import json
from datetime import datetime, timedelta

import pytest

from ingest.store import mutes
from tests.ops.alerting import CHAT, MAIL, RULES, apply_rules, one_database, waiting_alert
from tests.ops.seeding import NOW


@pytest.fixture
def ruled(store, seeded):
    """The seeded ledger with a second subscription, and one alert that waits for its digest."""
    apply_rules(store)
    due = NOW + timedelta(minutes=30)
    waiting_alert(store, 2, MAIL, due_at=due, bundle="digest")
    return store


def test_the_list_says_what_each_asks_for_and_what_holds_it_back(run, ruled):
    desk, night = run("rules").stdout.strip().split("\n\n")
    assert [line.strip().partition("  ")[0] for line in desk.splitlines()] == [
        "desk", "events", "to", "alerts",
    ]  # fmt: skip  # no cap: only a program reads it
    assert desk.endswith("2 in 7 d, the last 5 h ago; 1 of them given up")
    name, events, where, when, to, alerts = (line.strip() for line in night.splitlines())
    assert name == "night"
    assert events.endswith("  post.*, statement.edited")
    assert where.endswith(
        "  at least substantive; source: Telepolis forum; "
        "contains: Truppen or Panzer or Schiffe or 1 more; not author: Bot"
    )
    told = "in de; a digest each 1h; quiet 22:00–07:00 Europe/Berlin; at most 5 in 30m"
    assert when.endswith(f"  {told}")
    assert to.endswith("  email:desk@example.org, apprise:slack://…")
    assert "; 1 waiting, the first to go in 2" in alerts
    assert "topsecret" not in desk
    assert run("rules", "list", "--json").stdout == run("rules", "--json").stdout


def test_the_list_for_programs_counts_what_was_made_and_what_waits(lines_of, ruled):
    desk, night = lines_of("rules")
    assert (desk["alerts"], desk["dead"], desk["waiting"]) == (2, 1, 0)
    assert (night["alerts"], night["waiting"], night["language"]) == (1, 1, "de")
    assert night["channels"] == [MAIL.label, CHAT.label]
    assert datetime.fromisoformat(night["next_at"]) == NOW + timedelta(minutes=30)
    assert "secret" not in json.dumps([desk, night])


def test_a_muted_subscription_waits_and_loses_nothing(run, lines_of, ruled):
    soon = waiting_alert(ruled, 2, CHAT, due_at=NOW, subject="soon")
    result = run("rules", "mute", "nig", "2h")
    assert result.exit_code == 0, result.output
    assert "night is muted until" in result.stdout
    assert "2 alerts that waited already will come after that" in result.stdout
    chat, mail = sorted(
        lines_of("alerts", "--subscription", "night"), key=lambda row: row["channel"]
    )
    assert (chat["id"], chat["bundle"], mail["bundle"]) == (soon, "muted", "muted")
    assert chat["next_attempt_at"] == mail["next_attempt_at"] > lines_of("rules")[1]["muted_until"]
    assert "(another 2 h)" in run("rules").stdout
    assert "pending: muted, in " in run("alerts").stdout
    assert "2 alerts waited" in run("rules", "unmute", "night").stdout
    for row in lines_of("alerts", "--subscription", "night"):
        assert datetime.fromisoformat(row["next_attempt_at"]) <= datetime.now(NOW.tzinfo)
    assert lines_of("rules")[1]["muted_until"] is None


@one_database
def test_what_is_muted_stays_so_when_the_watch_list_is_applied_again(run, lines_of, ruled):
    run("rules", "mute", "night", "2h")
    apply_rules(ruled)
    assert lines_of("rules")[1]["muted_until"] is not None


@one_database
def test_a_watch_list_that_mutes_holds_what_waits_already(run, lines_of, ruled, tmp_path):
    file = tmp_path / "watch.yaml"
    file.write_text(f"{RULES}    mute_until: 2999-01-01\n")
    assert "altered  subscription night" in run("apply", str(file)).stdout
    (alert,) = lines_of("alerts", "--subscription", "night")
    assert alert["bundle"] == "muted"
    assert datetime.fromisoformat(alert["next_attempt_at"]) > NOW + timedelta(days=3000)


@one_database
def test_what_waits_though_its_mute_is_over_can_be_called_back(run, ruled):
    until = NOW - timedelta(days=1)
    with ruled.write() as connection:
        mutes.set_until(connection, 2, until)
    waiting_alert(ruled, 2, CHAT, due_at=NOW + timedelta(days=300), bundle="muted", subject="late")
    told = run("rules", "unmute", "night").stdout
    assert told == "night is muted no longer; 1 alert waited\n"
    assert run("rules", "unmute", "night").stdout == "Nothing to do: night is not muted.\n"


@one_database
def test_nothing_is_done_to_what_is_not_muted(run, ruled):
    assert run("rules", "unmute", "desk").stdout == "Nothing to do: desk is not muted.\n"


@one_database
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("mute", "desk"), 2, "`rules mute desk 2h`"),
        (("mute", "desk", "2h", "--until", "8:00"), 2, "`rules mute desk 2h`"),
        (("mute", "desk", "soon"), 1, "write 2h, 3d, 08:00"),
        (("mute", "desk", "--until", "2020-01-01"), 1, "is past"),
        (("mute", "dsk", "2h"), 1, "did you mean `desk`?"),
        (("test", "dsk"), 1, "did you mean `desk`?"),
        (("test", "--file", "absent.yaml"), 1, "palimpsest init"),
        (("test", "--why", "0000"), 1, "There is no event 0000: see `palimpsest alerts` for"),
        (("test", "desk", "--since", "2d", "--days", "3"), 2, "not both"),
    ],
)
def test_a_mistake_is_one_sentence_with_the_way_out(run, ruled, words, code, told):
    result = run("rules", *words)
    assert result.exit_code == code
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_rehearsal_shows_what_would_have_been_sent(run, ruled):
    result = run("rules", "test", "desk")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "desk"
    assert lines[1].split() == ["DUE", "BY", "SAYS"]
    assert "webhook:https://desk.example" in lines[2]
    assert "Telepolis forum" in lines[2]
    assert any(line.startswith("desk: 2 messages in 7 d (2 by webhook:") for line in lines)
    assert "topsecret" not in result.stdout


@one_database
def test_a_rehearsal_of_a_file_that_is_not_applied_says_why_nothing_came(run, ruled, tmp_path):
    file = tmp_path / "watch.yaml"
    file.write_text(RULES.replace("where: {source: [Telepolis forum], ", "where: {"))
    result = run("rules", "test", "night", "--file", str(file))
    assert "night: 0 messages in 7 d" in result.stdout
    assert "2 events nearly wanted, but for one condition:" in result.stdout
    assert "does not meet `contains: Truppen or Panzer or Schiffe or 1 more`" in result.stdout


@one_database
def test_a_rehearsal_before_anything_happened_says_so(run, settings, tmp_path):
    settings["PALIMPSEST_DATABASE_URL"] = f"sqlite:///{tmp_path / 'absent.db'}"
    file = tmp_path / "watch.yaml"
    file.write_text(RULES)
    result = run("rules", "test", "night", "--file", str(file))
    assert result.exit_code == 1
    assert "there is nothing to try it on: run `palimpsest up`" in result.stderr
    assert not (tmp_path / "absent.db").exists()


@one_database
def test_a_rehearsal_for_programs_is_messages_what_was_nearly_wanted_and_a_summary(run, ruled):
    found = [json.loads(line) for line in run("rules", "test", "--json").stdout.splitlines()]
    assert [each["what"] for each in found if each["subscription"] == "desk"] == [
        "message",
        "message",
        "summary",
    ]
    night = [each for each in found if each["subscription"] == "night"]
    assert [each["reason"] for each in night[:-1]] == ["contains", "contains"]
    assert night[-1]["messages"] == 0
    assert night[-1]["nearly"] == {"contains": 2}


@one_database
def test_a_shorter_time_has_less_in_it(run, ruled):
    assert "desk: 0 messages in 1 h" in run("rules", "test", "desk", "--since", "1h").stdout


@one_database
def test_one_event_is_explained_for_each_subscription(run, lines_of, seeded, ruled):
    result = run("rules", "test", "--why", seeded.dead[:10])
    kind, desk, night = result.stdout.splitlines()
    assert kind.startswith("post.edited ")
    assert desk == f"  desk: wanted; alert {seeded.dead} by webhook:https://desk.example: dead"
    assert night.startswith("  night: not wanted: it does not meet `contains: ")
