from collections import Counter, defaultdict
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.alerts.plan import Slot, planned, slot
from schemas.records.alerts import AtMost, Channel, Quiet, Where
from tests.unit.alerts.conftest import NOW, event_of, payload_of, subscription_of

MAIL = Channel(kind="email", target="desk@example.org")
CHAT = Channel(kind="apprise", target="slack://T1/A1/one")
HOOK = Channel(kind="webhook", target="https://desk.example/hook")
HOUR = timedelta(hours=1)


def event(event_type="post.gone", number=1, **fields):
    id_ = f"{event_type} {number}"
    return event_of(event_type, payload=payload_of(event_type, id=id_), id=id_, **fields)


def plans(matters, *, now=NOW, sent=None, **fields):
    return planned(
        subscription_of(**{"channels": (MAIL,), **fields}), matters, now=now, sent=sent or {}
    )


def ids(plan):
    return [name.rpartition(" ")[0] for name in plan.event_ids]


MATTER = [
    event("citation.new"),
    event("citation.lost"),
    event("quotation.broken"),
    event("post.edited"),
]


def test_what_an_edit_did_to_citations_is_told_with_the_edit():
    (plan,) = plans([MATTER])
    assert ids(plan) == ["post.edited", "quotation.broken", "citation.lost", "citation.new"]


def test_who_does_not_want_the_edit_is_told_of_the_citation_that_it_took():
    (plan,) = plans([MATTER], events=("citation.lost", "citation.new"))
    assert ids(plan) == ["citation.lost", "citation.new"]


def test_that_a_new_post_was_edited_before_leads_since_it_says_when():
    (plan,) = plans([[event("post.new"), event("post.edited_before_seen")]])
    assert ids(plan) == ["post.edited_before_seen", "post.new"]


def test_a_matter_settles_as_what_leads_it_does():
    (edited,), (lost,) = plans([MATTER]), plans([MATTER], events=("citation.lost",))
    assert (edited.due_at, lost.due_at) == (NOW + timedelta(minutes=2), NOW)


def test_each_channel_gets_its_own_alert():
    found = plans([MATTER], channels=(MAIL, HOOK))
    assert [plan.channel for plan in found] == [MAIL, HOOK]


def test_nobody_is_told_what_they_do_not_want():
    assert plans([MATTER], events=("post.gone",)) == []
    assert plans([MATTER], unless=Where(source=("Telepolis forum",))) == []


def test_an_expired_subscription_gets_nothing_from_that_moment_on():
    assert plans([MATTER], expires_at=NOW) == []
    assert len(plans([MATTER], expires_at=NOW + timedelta(seconds=1))) == 1


def many(number):
    return [[event(number=n)] for n in range(number)]


CAP = AtMost(alerts=3, per=HOUR)


def test_what_is_more_than_a_channel_may_get_waits_for_the_end_of_the_period():
    found = plans(many(5), at_most=CAP)
    ends = datetime(2022, 1, 11, 19, tzinfo=UTC)
    assert [(plan.due_at, plan.bundle) for plan in found] == [(NOW, None)] * 3 + [
        (ends, "overflow")
    ] * 2


def test_a_program_gets_however_many_there_are():
    assert {plan.bundle for plan in plans(many(5), at_most=CAP, channels=(HOOK,))} == {None}


def test_every_channel_has_its_own_room():
    found = plans(many(3), at_most=CAP, channels=(MAIL, CHAT))
    assert {plan.bundle for plan in found} == {None}


def test_what_was_sent_before_counts_in_its_period_only():
    before, earlier = NOW - timedelta(minutes=10), NOW - HOUR
    sent = {Slot(MAIL.key, before, together=False): 2, Slot(MAIL.key, earlier, together=False): 9}
    found = plans(many(2), at_most=CAP, sent=sent)
    assert [plan.bundle for plan in found] == [None, "overflow"]


def test_what_waits_together_is_one_message_however_much_it_is():
    end = datetime(2022, 1, 11, 19, tzinfo=UTC)
    sent = {Slot(MAIL.key, end, together=True): 500}
    found = plans(many(3), now=end, at_most=CAP, sent=sent)
    assert [plan.bundle for plan in found] == [None, None, "overflow"]


def test_a_digest_counts_once_and_has_its_place():
    end = datetime(2022, 1, 11, 19, tzinfo=UTC)
    sent = {Slot(MAIL.key, end, together=True): 1, Slot(MAIL.key, end, together=False): 2}
    found = plans(many(4), at_most=CAP, digest=HOUR, sent=sent)
    assert {(plan.due_at, plan.bundle) for plan in found} == {(end, "digest")}


def test_what_is_over_does_not_disturb_the_night():
    night = Quiet(begins=time(19), ends=time(7))
    found = plans(many(4), at_most=CAP, quiet=night)
    morning = datetime(2022, 1, 12, 7, tzinfo=UTC)
    assert (found[3].due_at, found[3].bundle) == (morning, "overflow")


def test_a_day_of_messages_ends_at_midnight_of_the_reader():
    found = plans(many(4), at_most=AtMost(alerts=3, per=timedelta(days=1)), zone="Asia/Kathmandu")
    assert found[3].due_at == datetime(2022, 1, 12, 18, 15, tzinfo=UTC)


TYPES = st.sampled_from(
    ["post.new", "post.edited", "post.gone", "citation.lost", "citation.new", "quotation.broken"]
)
MATTERS = st.lists(st.lists(TYPES, min_size=1, max_size=4), max_size=12)
RULES = st.fixed_dictionaries(
    {
        "events": st.lists(TYPES, min_size=1, unique=True).map(tuple),
        "at_most": st.none() | st.builds(AtMost, alerts=st.integers(1, 4), per=st.just(HOUR)),
        "digest": st.none() | st.just(HOUR),
        "quiet": st.none() | st.just(Quiet(begins=time(22), ends=time(7))),
        "channels": st.sampled_from([(MAIL,), (HOOK,), (MAIL, CHAT, HOOK)]),
    }
)


@for_all(matters=MATTERS, rules=RULES, hours=st.lists(st.integers(0, 5), max_size=12))
def test_every_wanted_event_is_told_once_on_every_channel_and_never_more_than_may_be(
    matters, rules, hours
):
    sent, told, messages = Counter(), defaultdict(Counter), defaultdict(set)
    now = NOW
    for number, types in enumerate(matters):
        now += timedelta(hours=hours[number] if number < len(hours) else 0)
        matter = [event(each, f"{number}-{n}", at=now) for n, each in enumerate(types)]
        for plan in planned(subscription_of(**rules), [matter], now=now, sent=sent):
            sent[slot(plan)] += 1
            told[plan.channel.key].update(plan.event_ids)
            alone = plan.event_ids if plan.bundle is None else "together"
            hour = plan.due_at.replace(minute=0, second=0, microsecond=0)
            messages[plan.channel, hour].add((plan.due_at, alone))
    wanted = {
        f"{each} {number}-{n}"
        for number, types in enumerate(matters)
        for n, each in enumerate(types)
        if each in rules["events"]
    }
    for channel in rules["channels"]:
        assert told[channel.key] == Counter(wanted)
    for (channel, _), found in messages.items():
        if rules["at_most"] is not None and channel.is_for_people:
            assert len(found) <= rules["at_most"].alerts


@pytest.mark.parametrize("number", [3_000])
def test_a_flood_is_planned_whole_and_as_one_message(number):
    found = plans(many(number), at_most=CAP)
    assert len(found) == number
    assert len({slot(plan) for plan in found if plan.bundle}) == 1
