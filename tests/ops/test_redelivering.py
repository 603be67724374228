"""`redeliver --since`: all that was given up goes out again, by the workers or here."""

from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from ingest.store import heartbeats
from schemas.records.alerts import Channel
from schemas.tables import alerts as alert_table
from schemas.tables import subscriptions
from tests.ops.alerting import fail, give_up, one_database, waiting_alert
from tests.ops.seeding import HOOK, NOW


@pytest.fixture
def given_up(store, site, run, tmp_path):
    """Two alerts to a webhook on loopback and one to another, all given up."""
    file = tmp_path / "watch.yaml"
    file.write_text(
        "sources:\n  - {name: Telepolis forum, kind: forum, feeds: [https://forum.example/feed]}\n"
        f"subscriptions:\n  - {{name: desk, events: ['*'], to: [{{webhook: {site.url}/hook}}]}}\n"
        f"  - {{name: other, events: ['*'], to: [{{webhook: {site.url}/gone}}]}}\n"
    )
    assert run("apply", file).exit_code == 0
    hook = Channel(kind="webhook", target=f"{site.url}/hook")
    other = Channel(kind="webhook", target=f"{site.url}/gone")
    for number, (subscription, channel) in enumerate([(1, hook), (1, hook), (2, other)]):
        id_ = waiting_alert(store, subscription, channel, due_at=NOW, subject=str(number))
        give_up(store, id_, answer="410 Gone")
    fail(store, hook, paused_until=datetime(2100, 1, 1, tzinfo=UTC))
    return store


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--since", "2d"), 3),
        (("--since", "2d", "--subscription", "desk"), 2),
        (("--since", "2d", "--channel", "127.0.0.1"), 3),
        (("--since", "2d", "--channel", "nowhere"), 0),
        (("--since", "2d", "--state", "delivered"), 0),
        (("--since", "2020-01-01", "--until", "2020-02-01"), 0),
    ],
)
@one_database
def test_what_is_meant_is_counted_before_it_is_sent(run, lines_of, given_up, words, number):
    result = run("redeliver", *words, "--dry-run")
    assert result.exit_code == 0, result.output
    counted = sum(
        int(line.rpartition(": ")[2].split()[0])
        for line in result.stdout.splitlines()
        if line.startswith("webhook:")
    )
    assert counted == number
    assert {row["state"] for row in lines_of("alerts")} == {"dead"}


def test_many_are_due_again_for_the_workers_and_their_channels_are_paused_no_longer(
    run, lines_of, given_up
):
    with given_up.write() as connection:
        heartbeats.beat(connection, "sweep", now=datetime.now(UTC))
    result = run("redeliver", "--since", "2d", "--subscription", "desk")
    assert result.exit_code == 0, result.output
    assert ": 2 dead alerts\n" in result.stdout
    assert "the workers send them" in result.stdout
    waiting = lines_of("alerts", "--state", "pending")
    assert [(row["subscription"], row["attempts"]) for row in waiting] == [("desk", 0)] * 2
    assert [row["paused_until"] for row in lines_of("channels")] == [None, None]


@one_database
def test_without_workers_it_says_what_sends_them(run, given_up):
    assert "`palimpsest up` sends them" in run("redeliver", "--since", "2d").stdout


@one_database
def test_many_are_sent_here_in_one_go(run, lines_of, site, given_up):
    result = run("redeliver", "--since", "2d", "--here")
    assert result.exit_code == 0, result.output
    assert len(site.hooks) == 3
    assert {row["state"] for row in lines_of("alerts")} == {"delivered"}
    history = lines_of("deliveries", "--subscription", "desk")
    assert [row["outcome"] for row in history] == ["delivered", "delivered", "refused", "refused"]


@one_database
def test_what_is_sent_again_goes_where_the_watch_list_says_by_now(
    run, lines_of, site, given_up, tmp_path
):
    file = tmp_path / "watch.yaml"
    elsewhere = site.url.replace("127.0.0.1", "localhost")
    file.write_text(file.read_text().replace(f"{site.url}/gone", f"{elsewhere}/new"))
    assert run("apply", file).exit_code == 0
    result = run("redeliver", "--since", "2d", "--subscription", "other", "--here")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"webhook:{elsewhere}: 1 dead alert\n")
    assert [row["state"] for row in lines_of("alerts", "--subscription", "other")] == ["delivered"]
    assert len(site.hooks) == 1


@one_database
def test_of_an_alert_that_another_told_that_one_is_sent(run, store, seeded, site):
    hook = Channel(kind="webhook", target=f"{site.url}/hook")
    with store.write() as connection:
        values = {"channel": asdict(hook), "channel_key": hook.key}
        connection.execute(update(alert_table).values(values))
        connection.execute(update(subscriptions).values(channels=[asdict(hook)]))
        joined = {"state": "joined", "joined_into": seeded.delivered}
        connection.execute(
            update(alert_table).where(alert_table.c.id == seeded.dead).values(joined)
        )
    result = run("redeliver", seeded.dead)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{seeded.delivered}  delivered  ")
    assert len(site.hooks) == 1


@pytest.mark.parametrize("words", [(), ("12ab", "--since", "2d")])
@one_database
def test_either_alerts_are_named_or_a_time(run, store, words):
    result = run("redeliver", *words)
    assert result.exit_code == 2
    assert "`redeliver --since 2d`" in result.stderr


@one_database
def test_nothing_to_send_is_said(run, seeded):
    assert run("redeliver", "--since", "1h").stdout == "No dead alert fits.\n"
    assert HOOK.label in run("redeliver", "--since", "2d", "--dry-run").stdout


@one_database
def test_that_people_get_what_was_delivered_a_second_time_is_said(run, seeded):
    result = run("redeliver", "--since", "2d", "--state", "delivered", "--dry-run")
    assert "webhook:https://desk.example: 1 delivered alert" in result.stdout
    assert result.stderr == "They were delivered once: people get them a second time.\n"
    assert run("redeliver", "--since", "2d", "--dry-run").stderr == ""
