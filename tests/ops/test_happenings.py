"""What `up` prints while it runs: each thing once."""

from datetime import timedelta

from ingest.store import events, sources
from ops.happenings import REACH, Teller
from tests.ops.seeding import NOW, seed


def test_each_thing_is_told_once_in_the_order_it_happened(store):
    teller = Teller(store, since=NOW - timedelta(days=1))
    seeded = seed(store)
    now = NOW - timedelta(hours=6) + timedelta(minutes=1)
    event, delivery, _, dead = teller.lines(now)
    assert "post.edited  Telepolis forum: “Ships [31mred[0m”  page 1→2, silent" in event
    assert f"(palimpsest diff {seeded.post})" in event
    assert delivery.endswith(
        "alert delivered  post.edited to desk by webhook:https://desk.example: 200 OK"
    )
    assert dead.endswith(f"410 Gone  (palimpsest redeliver {seeded.dead})")
    assert teller.lines(now) == []


def test_what_was_before_is_not_told(store):
    seed(store)
    assert Teller(store, since=NOW).lines(NOW) == []


def test_a_row_that_is_committed_late_is_told_all_the_same(store):
    teller = Teller(store, since=NOW - timedelta(days=1))
    assert teller.lines(NOW) == []
    _tell(store, "source.failing", at=NOW - REACH / 2, detail={"cause": "The site answers 503."})
    [line] = teller.lines(NOW)
    assert line.endswith("source.failing  Telepolis forum: The site answers 503.")


def test_a_channel_that_fails_is_told_with_what_to_do(store):
    teller = Teller(store, since=NOW - timedelta(days=1))
    detail = {
        "channel": "email:desk@example.org", "channel_key": "12ab", "code": "timeout",
        "cause": "No answer in 30 s.", "remedy": "See `palimpsest channels`.",
    }  # fmt: skip
    for minutes, type_ in enumerate(("channel.failing", "alert.dead", "channel.recovered")):
        _tell(store, type_, at=NOW + timedelta(minutes=minutes), detail=detail)
    failing, dead, recovered = teller.lines(NOW + timedelta(minutes=3))
    told = "email:desk@example.org: No answer in 30 s."
    assert failing.endswith(f"channel.failing  {told}  (See `palimpsest channels`.)")
    assert dead.endswith(f"alert.dead  {told}  (See `palimpsest channels`.)")
    assert recovered.endswith(f"channel.recovered  {told}")
    assert "Telepolis" not in failing + dead + recovered


def test_new_documents_are_counted_by_source(store):
    teller = Teller(store, since=NOW - timedelta(days=1))
    for number in range(3):
        _tell(store, "post.new", at=NOW, subject=str(number))
    [line] = teller.lines(NOW)
    assert line.endswith("Telepolis forum: 3 new posts")


def test_a_flood_hides_nothing_that_comes_after_it(store, monkeypatch):
    monkeypatch.setattr("ingest.store.happenings.MOST", 5)
    teller = Teller(store, since=NOW - timedelta(days=1))
    for number in range(20):
        _tell(store, "citation.new", at=NOW + timedelta(seconds=number), subject=str(number))
    teller.lines(NOW + timedelta(seconds=20))
    _tell(store, "post.gone", at=NOW + timedelta(seconds=21))
    [line] = teller.lines(NOW + timedelta(seconds=21))
    assert "post.gone" in line


def test_a_baseline_is_told_by_its_end_and_not_by_its_events(store):
    seeded_before = Teller(store, since=NOW - timedelta(days=1))
    _tell(store, "post.new", at=NOW, baseline=True)
    with store.write() as connection:
        source = sources.named(connection, "Telepolis forum")
        sources.end_baseline(connection, [source.id], now=NOW)
    [line] = seeded_before.lines(NOW)
    assert line.endswith("Telepolis forum: first look, 1 post held and watched")
    assert seeded_before.lines(NOW) == []


def _tell(store, type_: str, *, at, subject: str = "once", **columns) -> None:
    with store.read() as connection:
        known = sources.named(connection, "Telepolis forum")
    if known is None:
        seed(store)
        with store.read() as connection:
            known = sources.named(connection, "Telepolis forum")
    with store.write() as connection:
        row = events.event_row(type_, subject=subject, source_id=known.id, at=at, **columns)
        events.add(connection, [row])
