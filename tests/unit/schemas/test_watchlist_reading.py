"""A valid watch list becomes frozen values with every default filled in."""

from datetime import UTC, datetime, time, timedelta
from typing import get_args

import pytest

from schemas.records.alerts import AtMost, Channel, ChannelKind, Quiet, Where
from schemas.records.revisions import Significance
from schemas.watchlist import (
    EVENT_TYPES,
    WatchedFeed,
    WatchedSource,
    WatchedSubscription,
    expand_events,
    read_watchlist,
)
from schemas.watchlist.example import EXAMPLE
from schemas.watchlist.model import SubscriptionEntry

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
FULL = """\
sources:
  - name: Telepolis forum
    kind: forum
    feeds: [https://forum.example/feed.rss, {url: https://forum.example/all, format: listing}]
    every: 5m
    engine: heise
    recheck: 21d
    confirm_gone: 12h
    delay: 15s
    robots: true
  - name: Kremlin, English
    kind: official
    feeds: [http://en.kremlin.ru/events/president/news/feed]
subscriptions:
  - name: desk
    events: [post.edited, citation.*]
    at_least: substantive
    baseline: true
    where: {source: [Telepolis forum], author: [Jemand], cites: [kremlin], contains: [Gas]}
    settle: 0s
    digest: 1h
    to:
      - webhook: https://desk.example/hook
        secret: ${DESK_SECRET}
      - email: desk@example.org
      - apprise: slack://one/two/three
  - name: operator
    events: [source.failing, channel.failing, alert.dead]
    unless: {source: ["Kremlin, English"]}
    settle: 0s
    digest: 1d
    digest_at: 7:30
    language: de
    zone: Europe/Berlin
    quiet: {from: 22:00, to: "07:00"}
    at_most: {alerts: 5, per: 30m}
    mute_until: 2026-12-24
    expires: 2027-01-01 08:00
    to:
      - email: operator@example.org
      - atom: operator.atom
      - file: /var/lib/operator.jsonl
"""
BARE = """\
sources:
  - {name: a, kind: forum, feeds: [https://a.example/feed]}
subscriptions:
  - {name: s, events: ["*"], to: [{email: a@b.example}]}
"""


def test_every_key_of_the_design_is_read():
    watch = read_watchlist(FULL, environment={"DESK_SECRET": SECRET})
    assert watch.sources[0] == WatchedSource(
        name="Telepolis forum",
        kind="forum",
        feeds=(
            WatchedFeed(url="https://forum.example/feed.rss"),
            WatchedFeed(url="https://forum.example/all", format="listing"),
        ),
        every=timedelta(minutes=5),
        engine="heise",
        recheck=timedelta(days=21),
        confirm_gone=timedelta(hours=12),
        delay=timedelta(seconds=15),
        robots=True,
    )
    assert watch.subscriptions == (
        WatchedSubscription(
            name="desk",
            events=("post.edited", "citation.new", "citation.lost"),
            at_least=Significance.SUBSTANTIVE,
            baseline=True,
            where=Where(
                source=("Telepolis forum",),
                author=("Jemand",),
                cites=("kremlin",),
                contains=("Gas",),
            ),
            settle=timedelta(0),
            digest=timedelta(hours=1),
            at_most=AtMost(alerts=60, per=timedelta(hours=1)),
            channels=(
                Channel(
                    kind="webhook", target="https://desk.example/hook", secret="${DESK_SECRET}"
                ),
                Channel(kind="email", target="desk@example.org"),
                Channel(kind="apprise", target="slack://one/two/three"),
            ),
        ),
        WatchedSubscription(
            name="operator",
            events=("source.failing", "channel.failing", "alert.dead"),
            at_least=Significance.MINOR,
            baseline=False,
            where=Where(),
            unless=Where(source=("Kremlin, English",)),
            settle=timedelta(0),
            digest=timedelta(days=1),
            digest_at=time(7, 30),
            language="de",
            zone="Europe/Berlin",
            quiet=Quiet(begins=time(22), ends=time(7)),
            at_most=AtMost(alerts=5, per=timedelta(minutes=30)),
            muted_until=datetime(2026, 12, 23, 23, 0, tzinfo=UTC),
            expires_at=datetime(2027, 1, 1, 7, 0, tzinfo=UTC),
            channels=(
                Channel(kind="email", target="operator@example.org"),
                Channel(kind="atom", target="operator.atom"),
                Channel(kind="file", target="/var/lib/operator.jsonl"),
            ),
        ),
    )
    assert watch.warnings == ()


def test_what_is_left_out_has_the_defaults_of_the_design():
    watch = read_watchlist(BARE)
    source, subscription = watch.sources[0], watch.subscriptions[0]
    assert (source.every, source.engine, source.robots) == (None, None, False)
    assert source.recheck == timedelta(days=14)
    assert source.confirm_gone == timedelta(hours=6)
    assert source.delay == timedelta(seconds=2)
    assert subscription.at_least is Significance.MINOR
    assert (subscription.baseline, subscription.digest) == (False, None)
    assert subscription.settle == timedelta(minutes=2)
    assert subscription.where == Where()


def test_sources_alone_are_a_watch_list():
    assert read_watchlist(BARE.partition("subscriptions:")[0]).subscriptions == ()


@pytest.mark.parametrize("start", ["\ufeff", "---\n", "# a comment\r\n\r\n"])
def test_marks_and_comments_before_the_first_key_do_no_harm(start):
    assert read_watchlist(start + BARE) == read_watchlist(BARE)
    assert read_watchlist((start + BARE).encode()) == read_watchlist(BARE)


def test_the_example_is_valid_and_promises_nothing_to_anybody():
    watch = read_watchlist(EXAMPLE, environment={})
    assert [source.name for source in watch.sources] == ["Kremlin, English"]
    assert watch.subscriptions == ()
    assert watch.warnings == ()


def test_the_example_stays_valid_when_every_idea_in_it_is_put_into_force():
    lines = EXAMPLE.splitlines()
    active = lines.index("sources:")
    uncommented = [
        line.replace("# ", "", 1) if line.lstrip().startswith(("# ", "#   ")) else line
        for line in lines[active:]
        if "official press office" not in line and "A forum: its posts" not in line
    ]
    environment = {"DESK_SECRET": SECRET, "SLACK_TOKENS": "a/b/c"}
    watch = read_watchlist("\n".join(uncommented), environment=environment)
    assert [source.name for source in watch.sources] == ["Kremlin, English", "A forum"]
    desk, operator = watch.subscriptions
    assert {channel.kind for channel in desk.channels} == set(get_args(ChannelKind))
    assert "alert.dead" in operator.events
    assert {*SubscriptionEntry.model_fields} == {
        field for field in SubscriptionEntry.model_fields if f"  {field}:" in EXAMPLE
    } | {"name"}


def test_without_an_environment_secrets_are_not_looked_up():
    assert read_watchlist(FULL).subscriptions[0].channels[0].secret == "${DESK_SECRET}"


def test_floors_fall_to_one_second_towards_local_hosts_only():
    text = BARE.replace("feeds:", "every: 1s, delay: 1s, confirm_gone: 1s, feeds:")
    watch = read_watchlist(text, local_host=lambda host: host == "a.example")
    assert watch.sources[0].every == timedelta(seconds=1)


def test_patterns_are_spelled_out_in_the_order_of_the_types():
    assert expand_events(("*",)) == EVENT_TYPES
    assert expand_events(("source.*", "post.new")) == (
        "post.new",
        "source.failing",
        "source.recovered",
    )
    assert expand_events(()) == ()
