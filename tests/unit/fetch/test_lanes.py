"""Lanes: whose turn it is, by a clock that the test holds."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ingest.fetch.addresses import wire_address
from ingest.fetch.errands import Errand
from ingest.fetch.lanes import Lanes
from schemas.records.fetches import FetchRequest


def errand(host: str = "a", *, delay_s: float = 2.0, place: int = 0) -> Errand:
    url = f"http://{host}.example/{place}"
    request = FetchRequest(feed_id=1, url=url, delay=timedelta(seconds=delay_s))
    return Errand(request, wire_address(url), place)


def test_the_first_may_go_at_once_and_the_second_waits_for_it_to_end():
    lanes = Lanes()
    first, second = errand(place=1), errand(place=2)
    lanes.put(first, 0.0)
    lanes.put(second, 0.0)
    assert lanes.take(0.0) is first
    assert lanes.take(99.0) is None
    lanes.release("a.example", 100.0)
    assert lanes.take(101.9) is None
    assert lanes.next_due_s() == 102.0
    assert lanes.take(102.0) is second


def test_the_pause_outlives_the_batch():
    lanes = Lanes()
    lanes.put(errand(), 0.0)
    lanes.take(0.0)
    lanes.release("a.example", 10.0)
    assert lanes.next_due_s() is None
    lanes.put(errand(), 11.0)
    assert lanes.take(11.0) is None
    assert lanes.take(12.0) is not None


def test_hosts_do_not_wait_for_each_other():
    lanes = Lanes()
    a, b = errand("a"), errand("b")
    lanes.put(a, 0.0)
    lanes.put(b, 0.0)
    assert [lanes.take(0.0), lanes.take(0.0)] == [a, b]


def test_the_longer_pause_of_an_errand_put_first_is_kept():
    lanes = Lanes()
    lanes.put(errand(), 0.0)
    lanes.take(0.0)
    lanes.release("a.example", 0.0)
    lanes.put(errand(delay_s=1.0, place=1), 0.0)
    slow = errand(delay_s=5.0, place=2)
    lanes.put_first(slow, 0.5)
    assert lanes.take(1.0) is None
    assert lanes.take(4.9) is None
    assert lanes.take(5.0) is slow


def test_a_host_may_be_slowed_down():
    lanes = Lanes()
    lanes.slow_down("a.example", 10.0)
    for place in (1, 2):
        lanes.put(errand(delay_s=0.0, place=place), 0.0)
    assert lanes.take(0.0).place == 1
    lanes.release("a.example", 0.0)
    assert lanes.take(9.9) is None
    assert lanes.take(10.0).place == 2


def test_an_errand_given_back_begins_no_pause():
    lanes = Lanes()
    for place in (1, 2):
        lanes.put(errand(place=place), 0.0)
    lanes.take(0.0)
    lanes.give_back("a.example", 0.0)
    assert lanes.take(0.0).place == 2


def test_what_is_abandoned_is_gone_but_its_pause_is_owed():
    lanes = Lanes()
    for host in ("a", "b"):
        for place in (1, 2):
            lanes.put(errand(host, place=place), 0.0)
    lanes.take(0.0)
    lanes.abandon(5.0)
    assert lanes.take(99.0) is None
    assert lanes.next_due_s() is None
    lanes.put(errand("a"), 6.0)
    lanes.put(errand("b"), 6.0)
    assert lanes.take(6.0).host == "b.example"
    assert lanes.take(6.9) is None
    assert lanes.take(7.0).host == "a.example"


def test_hosts_not_seen_for_long_are_forgotten_once_there_are_many(monkeypatch):
    monkeypatch.setattr("ingest.fetch.lanes._FORGET_ABOVE", 3)
    lanes = Lanes()
    for number in range(5):
        lanes.put(errand(f"h{number}"), 0.0)
        lanes.take(0.0)
        lanes.release(f"h{number}.example", 4000.0 * (number == 4))
    lanes.tidy(4000.0)
    assert set(lanes._lanes) == {"h4.example"}


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.floats(0, 3), st.floats(0.01, 2), st.booleans()),
        max_size=25,
    )
)
def test_every_errand_goes_once_and_never_sooner_than_its_pause(plan):
    """A whole run: each errand takes some time; the clock jumps to whatever is next."""
    lanes, now_s = Lanes(), 0.0
    for place, (host, delay_s, _, first) in enumerate(plan):
        each = errand(host, delay_s=delay_s, place=place)
        (lanes.put_first if first else lanes.put)(each, now_s)
    ended_s: dict[str, float] = {}
    running: list[tuple[float, str]] = []
    gone: list[int] = []
    while True:
        while each := lanes.take(now_s):
            assert all(host != each.host for _, host in running)
            assert now_s >= ended_s.get(each.host, -1e9) + each.delay_s
            gone.append(each.place)
            running.append((now_s + plan[each.place][2], each.host))
        due_s = lanes.next_due_s()
        times = [end_s for end_s, _ in running] + ([due_s] if due_s is not None else [])
        if not times:
            break
        now_s = max(now_s, min(times))
        for end in [end for end in running if end[0] <= now_s]:
            running.remove(end)
            ended_s[end[1]] = now_s
            lanes.release(end[1], now_s)
    assert sorted(gone) == list(range(len(plan)))
