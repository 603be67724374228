"""`channels`: how they are, a test message through the real sender, and the end of a pause."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.ops.alerting import (
    CHAT,
    MAIL,
    apply_rules,
    fail,
    give_up,
    one_database,
    waiting_alert,
)
from tests.ops.seeding import HOOK, NOW, WATCH


@pytest.fixture
def ruled(store, seeded):
    apply_rules(store)
    return store


def _later(**length: float) -> datetime:
    return datetime.now(UTC) + timedelta(**length)


def test_the_list_says_how_each_is_and_who_is_told_by_it(run, lines_of, ruled):
    waiting_alert(ruled, 2, MAIL, due_at=NOW)
    give_up(ruled, waiting_alert(ruled, 2, CHAT, due_at=NOW), answer="404 Not Found")
    fail(ruled, MAIL, paused_until=_later(minutes=12, seconds=30))
    chat, mail, hook = lines_of("channels")
    assert (mail["state"], mail["waiting"], mail["due"], mail["dead"]) == ("paused", 1, 1, 0)
    assert (chat["state"], chat["dead"], chat["subscriptions"]) == ("unused", 1, ["night"])
    assert (hook["label"], hook["subscriptions"]) == (HOOK.label, ["desk"])
    shown = run("channels").stdout
    assert "failing for 3 h, 3 in a row; tried again in 12 min" in shown
    assert "503 Service Unavailable" in shown
    assert "secret" not in shown
    assert run("channels", "list", "--json").stdout == run("channels", "--json").stdout


def test_a_channel_that_nobody_names_any_more_is_listed_while_alerts_are_left(lines_of, ruled):
    waiting_alert(ruled, 2, CHAT, due_at=NOW)
    apply_rules(ruled, WATCH)
    assert [row["subscriptions"] for row in lines_of("channels")] == [[], ["desk"]]


@one_database
def test_a_channel_that_nobody_names_any_more_is_resumed_and_not_tried(run, lines_of, ruled):
    waiting_alert(ruled, 2, MAIL, due_at=NOW)
    fail(ruled, MAIL, paused_until=_later(minutes=12))
    apply_rules(ruled, WATCH)
    tried = run("channels", "test", MAIL.label)
    assert tried.exit_code == 1
    assert "No subscription names email:" in tried.stderr
    assert "its pause is over, 1 alert waits" in run("channels", "resume", MAIL.label).stdout
    assert {row["label"]: row["state"] for row in lines_of("channels")}[MAIL.label] == "failing"


@one_database
def test_an_alert_says_that_its_channel_fails_and_when_it_is_tried(run, ruled):
    waiting_alert(ruled, 2, MAIL, due_at=NOW)
    fail(ruled, MAIL, paused_until=_later(minutes=12, seconds=30))
    told = run("alerts", "--channel", "desk@example.org").stdout
    assert "pending: channel fails, again in 12 min" in told


@pytest.fixture
def hooked(store, site, tmp_path, run):
    """A subscription with a webhook on loopback and a file."""
    file = tmp_path / "watch.yaml"
    file.write_text(
        f"sources:\n  - {{name: Board, kind: forum, feeds: [{site.url}/feed]}}\n"
        "subscriptions:\n  - name: desk\n    events: ['*']\n    language: de\n    to:\n"
        f"      - webhook: {site.url}/hook\n      - file: {tmp_path / 'desk.jsonl'}\n"
    )
    assert run("apply", file).exit_code == 0
    return site


@one_database
def test_a_test_message_goes_the_way_of_every_alert(run, lines_of, hooked, tmp_path):
    result = run("channels", "test", "desk")
    assert result.exit_code == 0, result.output
    hook, file = result.stdout.splitlines()
    assert hook.startswith(f"webhook:{hooked.url}: delivered: ")
    assert file.startswith(f"file:{tmp_path / 'desk.jsonl'}: delivered: ")
    assert b'"channel.test"' in hooked.hooks[0]
    assert '"channel.test"' in (tmp_path / "desk.jsonl").read_text()
    assert lines_of("alerts") == lines_of("deliveries") == []


@one_database
def test_a_test_message_that_does_not_arrive_fails_with_the_answer(run, hooked):
    hooked.hook_status = 410
    result = run("channels", "test", "webhook")
    assert result.exit_code == 1
    assert "refused for good (gone): " in result.stdout
    assert "410" in result.stdout
    assert "1 of 1 test messages did not arrive" in result.stderr


@one_database
def test_a_channel_that_is_none_is_answered_with_the_nearest(run, ruled):
    result = run("channels", "test", "dekk")
    assert result.exit_code == 1
    assert "did you mean `desk`?" in result.stderr


def test_a_pause_is_ended(run, lines_of, ruled):
    waiting_alert(ruled, 2, MAIL, due_at=NOW)
    fail(ruled, MAIL, paused_until=_later(minutes=12))
    result = run("channels", "resume", "desk@example.org")
    assert result.stdout == (
        "email:desk@example.org: its pause is over, 1 alert waits (see `palimpsest channels`)\n"
    )
    assert [row["state"] for row in lines_of("channels") if row["label"] == MAIL.label] == [
        "failing"
    ]
    again = run("channels", "resume", "desk@example.org")
    assert again.stdout == "Nothing to do: email:desk@example.org is not paused.\n"
