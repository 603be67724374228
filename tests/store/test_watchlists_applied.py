"""Applying a watch list adds, alters and puts to rest; nothing that was stored is deleted."""

from datetime import UTC, datetime

from sqlalchemy import select

from ingest.store import watchlists
from schemas.tables import feeds
from schemas.watchlist import read_watchlist

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ONE = """
sources:
  - {name: Forum, kind: forum, feeds: [https://a.example/f], delay: 3s}
  - {name: Office, kind: official, feeds: [https://b.example/f]}
subscriptions:
  - {name: desk, events: [post.*], to: [{email: desk@example.org}]}
"""
TWO = """
sources:
  - {name: Forum, kind: forum, feeds: [https://a.example/g], delay: 4s}
subscriptions:
  - {name: desk, events: [post.edited], to: [{email: desk@example.org}]}
"""


def apply(store, text):
    with store.write() as connection:
        return watchlists.apply(connection, read_watchlist(text), now=NOW)


def test_the_first_time_adds_everything(store):
    done = apply(store, ONE)
    assert done.added == (
        "source Forum", "feed https://a.example/f", "source Office", "feed https://b.example/f",
        "subscription desk",
    )  # fmt: skip
    assert (done.altered, done.removed) == ((), ())


def test_the_second_time_does_nothing(store):
    apply(store, ONE)
    assert apply(store, ONE).nothing


def test_what_differs_is_altered_and_what_is_missing_rests(store):
    apply(store, ONE)
    done = apply(store, TWO)
    assert done.added == ("feed https://a.example/g",)
    assert done.altered == ("source Forum", "subscription desk")
    assert done.removed == ("feed https://a.example/f", "source Office")


def test_what_rests_is_kept_and_wakes_when_it_is_back(store):
    apply(store, ONE)
    apply(store, TWO)
    with store.read() as connection:
        rows = {row.url: row for row in connection.execute(select(feeds))}
    assert not rows["https://a.example/f"].active
    assert rows["https://a.example/f"].stopped_reason == watchlists.TAKEN_OFF
    apply(store, ONE)
    with store.read() as connection:
        rows = {row.url: row for row in connection.execute(select(feeds))}
    assert rows["https://a.example/f"].active
