"""The benchmark of the index, run small, so that it cannot rot."""

from tests.benchmarks import citations as benchmark
from tests.benchmarks import citations_texts as texts

SIZE = 300


def test_a_small_run_proposes_and_finds_what_its_posts_quote(index, capsys):
    benchmark._build(index, SIZE)
    assert index.size().last == SIZE
    timed = [benchmark._timed(index, *texts.post(number, SIZE)) for number in range(0, 80, 4)]
    quoted = sum(each.quoted for each in timed)
    assert quoted >= 20
    assert sum(each.proposed for each in timed) >= 0.95 * quoted
    assert sum(each.found for each in timed) >= 0.95 * quoted


def test_statements_are_the_same_at_every_call_and_posts_quote_what_they_say():
    first = texts.statement(7).copy()
    texts.block.cache_clear()
    assert (texts.statement(7) == first).all()
    ids, quoted = texts.post(4, SIZE)
    assert 100 <= len(ids) <= 500
    assert quoted
    assert texts.post(5, SIZE)[1] == []


def test_bars_that_are_missed_are_named():
    assert list(benchmark._missed(100_000, 2.9, 24.0)) == []
    assert list(benchmark._missed(1_000_000, 6.5, 41.0)) == [
        "median 6.50 ms over 6", "p99 41.0 ms over 40",
    ]  # fmt: skip
    assert list(benchmark._growth([10, 100], [1.0, 2.5])) == ["growth ×2.50 up to 100"]
