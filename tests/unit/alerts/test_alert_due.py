from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.alerts.due import LONGEST_MUTE, channel_due, settle_until
from schemas.records.alerts import Channel, Quiet
from tests.unit.alerts.conftest import NOW, event_of, subscription_of

MAIL = Channel(kind="email", target="desk@example.org")
HOOK = Channel(kind="webhook", target="https://desk.example/hook")
FEED = Channel(kind="atom", target="desk.atom")
BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Quiet(begins=time(22), ends=time(7))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def berlin(*at, fold=0):
    return datetime(*at, tzinfo=BERLIN, fold=fold).astimezone(UTC)


def test_an_edit_waits_for_its_settling_time_from_the_first_edit_on(given):
    later = given.now + timedelta(seconds=30)
    due = settle_until(given.subscription(), given.event(at=given.now), later)
    assert due == given.now + timedelta(minutes=2)


def test_an_edit_that_has_settled_is_due_now(given):
    later = given.now + timedelta(hours=1)
    assert settle_until(given.subscription(), given.event(at=given.now), later) == later


def test_with_zero_settle_each_edit_is_due_at_once(given):
    once = given.subscription(settle=timedelta(0))
    assert settle_until(once, given.event(), given.now) == given.now


def test_only_edits_wait(given, event_type):
    due = settle_until(given.subscription(), given.event(event_type), given.now)
    waits = event_type in {"post.edited", "statement.edited"}
    assert (due > given.now) is waits


def test_a_clock_that_ran_ahead_delays_by_no_more_than_settle(given):
    event = given.event(at=given.now + timedelta(days=1))
    due = settle_until(given.subscription(), event, given.now)
    assert due == given.now + timedelta(minutes=2)


def gone(channel=MAIL, *, at, **rules):
    """When an event that need not settle is due, and why it waits."""
    event = event_of("post.gone", at=at)
    return channel_due(subscription_of(**rules), channel, event, now=at)


def test_a_digest_ends_on_the_hour_after_settling(given):
    hourly = given.subscription(digest=HOUR)
    event = given.event(at=given.now)
    due = channel_due(hourly, MAIL, event, now=given.now)
    assert due == (datetime(2022, 1, 11, 19, tzinfo=UTC), "digest")


@pytest.mark.parametrize("channel", [HOOK, FEED, Channel(kind="file", target="a.jsonl")])
def test_a_program_never_waits_for_a_digest_nor_for_people_who_sleep(channel):
    at = berlin(2022, 1, 11, 23)
    rules = {"digest": HOUR, "quiet": NIGHT, "zone": "Europe/Berlin"}
    assert gone(channel, at=at, **rules) == (at, None)


def test_without_rules_of_time_a_mail_leaves_as_a_webhook_does(given):
    due = [
        channel_due(given.subscription(), to, given.event(), now=given.now) for to in (MAIL, HOOK)
    ]
    assert due[0] == due[1] == (given.now + timedelta(minutes=2), None)


@pytest.mark.parametrize(
    ("at", "end"),
    [
        ((2026, 7, 1, 7, 29), (2026, 7, 1, 7, 30)),
        ((2026, 7, 1, 7, 30), (2026, 7, 1, 7, 30)),
        ((2026, 7, 1, 7, 31), (2026, 7, 2, 7, 30)),
        ((2026, 3, 28, 12, 0), (2026, 3, 29, 7, 30)),  # clocks are set forward in this night
        ((2026, 10, 24, 12, 0), (2026, 10, 25, 7, 30)),  # and back in this one
    ],
)
def test_a_digest_by_the_day_ends_when_the_wall_says_so(at, end):
    rules = {"digest": DAY, "digest_at": time(7, 30), "zone": "Europe/Berlin"}
    assert gone(at=berlin(*at), **rules) == (berlin(*end), "digest")


def test_a_digest_by_the_week_ends_on_mondays():
    rules = {"digest": 7 * DAY, "digest_at": time(8), "zone": "Europe/Berlin"}
    wednesday, monday = berlin(2026, 7, 1, 12), berlin(2026, 7, 6, 8)
    assert gone(at=wednesday, **rules).at == monday
    assert gone(at=monday + HOUR, **rules).at == monday + 7 * DAY


@pytest.mark.parametrize("switch", [(2026, 3, 29), (2026, 10, 25)])
def test_a_digest_by_the_hour_ends_each_hour_also_where_clocks_are_set(switch):
    begin = berlin(*switch, 0)
    for minutes in range(0, 300, 20):
        due = gone(at=begin + timedelta(minutes=minutes), digest=HOUR, zone="Europe/Berlin").at
        assert due == begin + timedelta(minutes=-(-minutes // 60) * 60)


@pytest.mark.parametrize(("switch", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_a_digest_by_six_hours_keeps_to_the_wall_where_clocks_are_set(switch, hours):
    found = set()
    for minutes in range(1, hours * 60, 7):
        at = berlin(*switch, 0) + timedelta(minutes=minutes)
        due = gone(at=at, digest=6 * HOUR, zone="Europe/Berlin").at.astimezone(BERLIN)
        found.add((due.hour, due.minute))
    assert found == {(6, 0), (12, 0), (18, 0), (0, 0)}


def test_a_digest_may_be_counted_from_half_past():
    rules = {"digest": HOUR, "digest_at": time(0, 30)}
    assert gone(at=datetime(2026, 7, 1, 9, 31, tzinfo=UTC), **rules).at == datetime(
        2026, 7, 1, 10, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("at", "end"),
    [
        ((2026, 7, 1, 21, 59), None),
        ((2026, 7, 1, 22, 0), (2026, 7, 2, 7, 0)),
        ((2026, 7, 2, 3, 0), (2026, 7, 2, 7, 0)),
        ((2026, 7, 2, 7, 0), None),
        ((2026, 3, 28, 23, 0), (2026, 3, 29, 7, 0)),
        ((2026, 10, 25, 2, 30), (2026, 10, 25, 7, 0)),
    ],
)
def test_quiet_hours_run_past_midnight_and_keep_to_the_wall(at, end):
    due = gone(at=berlin(*at), quiet=NIGHT, zone="Europe/Berlin")
    assert due == ((berlin(*end), "quiet") if end else (berlin(*at), None))


def test_quiet_hours_within_a_day_are_over_on_the_same_day():
    lunch = Quiet(begins=time(12), ends=time(13))
    at = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
    assert gone(at=at, quiet=lunch) == (datetime(2026, 7, 1, 13, tzinfo=UTC), "quiet")
    assert gone(at=at + HOUR, quiet=lunch) == (at + HOUR, None)


def test_quiet_hours_that_end_in_the_hour_that_is_left_out_end_as_much_later():
    early = Quiet(begins=time(22), ends=time(2, 30))
    due = gone(at=berlin(2026, 3, 29, 1), quiet=early, zone="Europe/Berlin")
    assert due.at == berlin(2026, 3, 29, 3, 30)


@pytest.mark.parametrize("channel", [MAIL, HOOK])
def test_what_is_muted_waits_for_people_and_programs_alike(channel):
    until = NOW + 3 * DAY
    assert gone(channel, at=NOW, muted_until=until) == (until, "muted")
    assert gone(channel, at=until, muted_until=until) == (until, None)


def test_a_mute_that_ends_in_the_night_ends_in_the_morning():
    rules = {"muted_until": berlin(2026, 7, 2, 1), "quiet": NIGHT, "zone": "Europe/Berlin"}
    assert gone(at=berlin(2026, 7, 1, 12), **rules) == (berlin(2026, 7, 2, 7), "muted")


def test_a_digest_that_ends_in_the_night_comes_in_the_morning():
    rules = {"digest": HOUR, "quiet": NIGHT, "zone": "Europe/Berlin"}
    assert gone(at=berlin(2026, 7, 1, 23, 10), **rules) == (berlin(2026, 7, 2, 7), "digest")


def test_a_zone_that_this_machine_does_not_know_is_utc():
    assert gone(at=NOW, digest=HOUR, zone="Europe/Atlantis") == gone(at=NOW, digest=HOUR)


def test_a_mute_until_the_end_of_time_is_a_long_one():
    for_ever = {"muted_until": datetime.max.replace(tzinfo=UTC), "digest": 100_000 * DAY}
    assert gone(at=NOW, **for_ever).at <= NOW + LONGEST_MUTE + 2 * timedelta(days=366)


CLOCKS = st.times().map(lambda each: each.replace(second=0, microsecond=0))
ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"]
)
MOMENTS = st.timedeltas(timedelta(0), 366 * DAY).map(datetime(2026, 1, 1, tzinfo=UTC).__add__)
RULES = st.fixed_dictionaries(
    {
        "digest": st.none() | st.sampled_from([HOUR, 6 * HOUR, DAY, 7 * DAY]),
        "digest_at": CLOCKS,
        "quiet": st.none() | st.builds(Quiet, begins=CLOCKS, ends=CLOCKS),
        "zone": ZONES,
        "settle": st.timedeltas(timedelta(0), 2 * HOUR),
        "muted_until": st.none() | MOMENTS,
    }
)


def wall_minutes(at, zone):
    local = at.astimezone(ZoneInfo(zone))
    return local.hour * 60 + local.minute


@for_all(rules=RULES, at=MOMENTS, late=st.timedeltas(timedelta(0), DAY))
def test_an_alert_is_never_due_before_it_has_settled_nor_long_after_it_may_be(rules, at, late):
    now = at + late
    subscription = subscription_of(**rules)
    due = channel_due(subscription, MAIL, event_of(at=at), now=now)
    settled = max(now, at + rules["settle"])
    free = max(settled, rules["muted_until"] or settled)
    assert free <= due.at <= free + (rules["digest"] or timedelta(0)) + DAY + 2 * HOUR
    assert (due.bundle is None) == (due.at == settled) or due.bundle == "digest"


@for_all(rules=RULES, at=MOMENTS)
def test_a_mail_is_never_due_in_quiet_hours(rules, at):
    quiet = rules["quiet"]
    due = channel_due(subscription_of(**rules), MAIL, event_of(at=at), now=at).at
    offsets = {
        (due + step * DAY).astimezone(ZoneInfo(rules["zone"])).utcoffset() for step in (-1, 1)
    }
    if quiet is None or len(offsets) > 1:
        return  # where clocks are set, an hour of the wall comes twice: the first one counts
    begins, ends = (each.hour * 60 + each.minute for each in (quiet.begins, quiet.ends))
    assert (wall_minutes(due, rules["zone"]) - begins) % 1440 >= (ends - begins) % 1440


@for_all(rules=RULES, at=MOMENTS, later=st.timedeltas(timedelta(0), 2 * DAY))
def test_what_happens_later_is_never_due_earlier(rules, at, later):
    subscription = subscription_of(**rules)
    first, second = (
        channel_due(subscription, MAIL, event_of(at=moment), now=moment).at
        for moment in (at, at + later)
    )
    assert first <= second
