"""What a mute holds is told when that mute ends, however it was begun and altered since."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from ingest.pipeline import muting
from ingest.store import subscriptions, watchlists
from schemas.tables import alerts
from schemas.watchlist import read_watchlist
from tests.flow.waiting import DESK, HOOK, Waiting

HOUR = timedelta(hours=1)
WATCH = """
sources:
  - {name: Telepolis forum, kind: forum, feeds: [https://forum.example/feed]}
subscriptions:
  - name: desk
    events: [post.gone]
    to: [{email: desk@example.org}, {webhook: https://desk.example/hook}]
"""


@pytest.fixture
def waiting(store):
    """The clock shows 20:00 UTC."""
    waiting = Waiting(store)
    waiting.clock.now = waiting.clock().replace(hour=20, minute=0)
    return waiting


def apply(waiting, *lines):
    """The watch list of one subscription with these lines."""
    now = waiting.clock()
    wanted = read_watchlist(WATCH + "".join(f"    {line}\n" for line in lines), now=now)
    with waiting.parts.store.write() as connection:
        done = watchlists.apply(connection, wanted, now=now)
        muting.mute_as_written(connection, wanted, now=now)
    return done


def mute(waiting, length):
    now = waiting.clock()
    with waiting.parts.store.write() as connection:
        (desk,) = subscriptions.active(connection)
        return muting.mute(connection, desk, until=now + length, now=now)


def unmute(waiting):
    with waiting.parts.store.write() as connection:
        (desk,) = subscriptions.active(connection)
        return muting.unmute(connection, desk, now=waiting.clock())


def change(waiting, id_, **values):
    with waiting.parts.store.write() as connection:
        connection.execute(update(alerts).where(alerts.c.id == id_).values(**values))


def wait_of(waiting, id_):
    (row,) = [row for row in waiting.rows() if row["id"] == id_]
    assert row["due_at"] == row["next_attempt_at"]
    return row["next_attempt_at"] - waiting.clock()


def test_a_shorter_mute_ends_sooner_for_what_waits_already(waiting):
    (id_,) = waiting.wait("p-1")
    assert mute(waiting, 300 * 24 * HOUR) == 1
    assert mute(waiting, HOUR) == 1
    assert wait_of(waiting, id_) == HOUR
    waiting.pass_time(hours=2)
    assert waiting.sent() == [id_]


def test_people_who_sleep_when_a_mute_ends_are_told_later_and_programs_then(waiting):
    apply(waiting, "quiet: {from: 22:00, to: 07:00}")
    (mail,), (hook,) = waiting.wait("p-1"), waiting.wait("p-2", channel=HOOK)
    assert mute(waiting, 4 * HOUR) == 2
    assert (wait_of(waiting, mail), wait_of(waiting, hook)) == (11 * HOUR, 4 * HOUR)


def test_people_get_what_was_held_with_the_digest_that_follows(waiting):
    apply(waiting, "digest: 3h")
    (id_,) = waiting.wait("p-1")
    mute(waiting, 2 * HOUR)
    assert wait_of(waiting, id_) == 4 * HOUR


@pytest.mark.parametrize("bundle", [None, "digest", "quiet", "overflow"])
def test_a_watch_list_that_mutes_holds_what_waits_already(waiting, bundle):
    (id_,) = waiting.wait("p-1")
    soon = waiting.clock() + HOUR
    change(waiting, id_, bundle=bundle, due_at=soon, next_attempt_at=soon)
    apply(waiting, "mute_until: 2999-01-01")
    assert wait_of(waiting, id_) > 3000 * 24 * HOUR
    waiting.pass_time(hours=3)
    assert waiting.sent() == []


def test_a_watch_list_that_mutes_for_shorter_lets_go_sooner(waiting):
    (id_,) = waiting.wait("p-1")
    today = waiting.clock().date()
    apply(waiting, f"mute_until: {today + 300 * timedelta(days=1)}")
    apply(waiting, f"mute_until: {today} 21:00")
    assert wait_of(waiting, id_) == HOUR
    apply(waiting, f"mute_until: {today} 19:00")
    assert wait_of(waiting, id_) == timedelta()


def test_applying_a_mute_again_changes_nothing(waiting):
    today = waiting.clock().date()
    lines = (f"mute_until: {today} 23:00", "quiet: {from: 22:00, to: 07:00}", "digest: 2h")
    waiting.wait("p-1")
    waiting.wait("p-2", channel=HOOK)
    apply(waiting, *lines)
    before = waiting.rows()
    waiting.clock.go(hours=1)
    assert apply(waiting, *lines).nothing
    waiting.clock.go(hours=6)  # the mute is over, and people sleep
    apply(waiting, *lines)
    assert waiting.rows() == before


def test_what_was_tried_is_neither_muted_nor_called_back(waiting):
    (id_,) = waiting.wait("p-1")
    later = waiting.clock() + HOUR
    change(waiting, id_, attempts=1, due_at=later, next_attempt_at=later)
    assert mute(waiting, 4 * HOUR) == 0
    assert wait_of(waiting, id_) == HOUR
    change(waiting, id_, bundle="muted")
    assert unmute(waiting) == 0
    assert wait_of(waiting, id_) == HOUR


def test_who_is_muted_no_longer_is_told_at_once(waiting):
    ids = waiting.wait("p-1"), waiting.wait("p-2", channel=HOOK)
    mute(waiting, 4 * HOUR)
    assert unmute(waiting) == 2
    assert [wait_of(waiting, id_) for (id_,) in ids] == [timedelta(), timedelta()]
    waiting.deliver(DESK)
    assert waiting.sent() == list(ids[0])
