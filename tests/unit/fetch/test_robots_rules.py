"""robots.txt: what is remembered, for how long, and which part of it binds us."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from ingest.fetch import robots as module
from ingest.fetch.addresses import wire_address
from ingest.fetch.errands import Errand
from ingest.fetch.robots import Robots, robots_errand, robots_url
from ingest.fetch.robots_text import binding_rules
from schemas.records.fetches import FailureReason, Fetched, FetchFailed, FetchRequest, Gone

NOW = datetime(2026, 11, 25, 12, 0, 0, tzinfo=UTC)
URL = "http://a.example/robots.txt"
REQUEST = FetchRequest(feed_id=1, url=URL)
PRODUCT = "Palimpsest/0.1"


def fetched(text: str | bytes, at: datetime = NOW) -> Fetched:
    body = text if isinstance(text, bytes) else text.encode()
    return Fetched(
        request=REQUEST, url=URL, status=200, headers=(), body=body, etag=None, last_modified=None,
        observed_at=at, elapsed=timedelta(),
    )  # fmt: skip


def failed(reason=FailureReason.HTTP_STATUS, status=503, at=NOW, not_before=None) -> FetchFailed:
    return FetchFailed(
        request=REQUEST, reason=reason, message="a.example is ill.", observed_at=at,
        elapsed=timedelta(), status=status, not_before=not_before,
    )  # fmt: skip


def allows(robots: Robots, outcome, path: str) -> bool:
    return robots.allows(robots.learn(URL, outcome), wire_address(f"http://a.example{path}"))


@pytest.fixture
def robots() -> Robots:
    return Robots(f"{PRODUCT} (+mailto:desk@example.org)")


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("user-agent: palimpsest\ndisallow: /x", "/x/y", False),
        ("User-agent: palimpsest\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", True),
        ("User-agent: Palimpsest/0.1\nDisallow: /x", "/x", False),
        ("User-agent: limp\nDisallow: /", "/x", True),
        ("User-agent: desk\nDisallow: /", "/x", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /x", "/x", False),
        ("User-agent: *\nUser-agent: other\nDisallow: /x", "/x", False),
        ("User-agent: *\n\n# why\nSitemap: /s\nDisallow: /x", "/x", False),
        ("User-agent: *\nDisallow: /x\nAllow: /x/open", "/x/open/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /?s=", "/?s=1", False),
        ("User-agent: *\nDisallow: /größe", "/gr%C3%B6%C3%9Fe", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/x", False),
        (b"User-agent: *\r\nDisallow: /x\xe9\r\nDisallow: /y", "/y", False),
        (b"\x00\xff\xfe" * 100, "/x", True),
        ("<html><body>Not found</body></html>", "/x", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /b", "//[x", True),
    ],
)
def test_a_path_is_allowed_or_not(robots, text, path, allowed):
    assert allows(robots, fetched(text), path) is allowed


def test_rules_hold_for_a_day_and_no_longer(robots):
    robots.learn(URL, fetched("User-agent: *\nDisallow: /"))
    assert robots.rules(URL, NOW + timedelta(hours=23, minutes=59)) is not None
    assert robots.rules(URL, NOW + timedelta(hours=24)) is None


def test_a_clock_set_back_asks_again(robots):
    robots.learn(URL, fetched(""))
    assert robots.rules(URL, NOW - timedelta(seconds=1)) is None


@pytest.mark.parametrize("status", [404, 410])
def test_no_file_allows_all(robots, status):
    gone = Gone(request=REQUEST, url=URL, status=status, observed_at=NOW, elapsed=timedelta())
    assert allows(robots, gone, "/x")


@pytest.mark.parametrize(
    ("outcome", "allowed"),
    [
        (failed(status=403), True),
        (failed(status=499), True),
        (failed(status=429), False),
        (failed(status=500), False),
        (failed(FailureReason.TIMEOUT, None), False),
        (failed(FailureReason.CERTIFICATE, None), False),
        (failed(FailureReason.REFUSED_ADDRESS, None), False),
        (failed(FailureReason.REDIRECT_LOOP, 302), True),
        (failed(FailureReason.BAD_REDIRECT, 302), True),
    ],
)
def test_a_failure_forbids_unless_it_means_that_there_are_no_rules(robots, outcome, allowed):
    assert allows(robots, outcome, "/x") is allowed


@pytest.mark.parametrize(
    ("not_before", "wait"),
    [
        (None, timedelta(minutes=5)),
        (NOW + timedelta(minutes=1), timedelta(minutes=5)),
        (NOW + timedelta(hours=2), timedelta(hours=2)),
        (NOW + timedelta(days=9), timedelta(hours=24)),
    ],
)
def test_an_unreachable_host_is_asked_again_soon_or_when_it_says(robots, not_before, wait):
    assert robots.learn(URL, failed(not_before=not_before)).until == NOW + wait


def test_rules_of_yesterday_hold_on_while_the_host_is_ill(robots):
    robots.learn(URL, fetched("User-agent: *\nDisallow: /x"))
    ill = failed(at=NOW + timedelta(hours=25))
    assert allows(robots, ill, "/y")
    assert not allows(robots, ill, "/x")
    assert robots.rules(URL, NOW + timedelta(hours=25, minutes=6)) is None


@pytest.mark.parametrize(
    ("text", "delay_s"),
    [
        ("Crawl-delay: 5", 5.0),
        ("Crawl-delay: 0.5", 0.5),
        ("Crawl-delay: 86400", 30.0),
        ("Crawl-delay: -1", 0.0),
        ("Crawl-delay: nan", 0.0),
        ("Crawl-delay: much", 0.0),
        ("Request-rate: 1/10", 10.0),
        ("Request-rate: 2/1m", 30.0),
        ("Disallow: /", 0.0),
    ],
)
def test_a_wish_for_pauses_is_heard_within_reason(robots, text, delay_s):
    assert robots.learn(URL, fetched(f"User-agent: *\n{text}")).delay_s == delay_s
    assert robots.learn(URL, fetched(f"User-agent: other\n{text}")).delay_s == 0.0


def test_memory_is_bounded_and_the_least_used_is_forgotten(robots, monkeypatch):
    monkeypatch.setattr(module, "_MAX_REMEMBERED", 200)
    text = "User-agent: *\n" + "Disallow: /123456789\n" * 4
    for number in range(3):
        robots.learn(f"http://h{number}.example/robots.txt", fetched(text))
        robots.rules("http://h0.example/robots.txt", NOW)
    held = [robots.rules(f"http://h{n}.example/robots.txt", NOW) is not None for n in range(3)]
    assert held == [True, False, True]
    assert robots._size == sum(rules.size for rules in robots._known.values())


def test_the_rules_stand_at_the_root_of_scheme_host_and_port():
    page = FetchRequest(feed_id=7, url="https://u:p@A.example:8443/x/y?z", check_robots=True)
    found = robots_errand(Errand(page, wire_address(page.url), 3))
    assert found.request.url == "https://a.example:8443/robots.txt"
    assert found.request.check_robots is False
    assert robots_url(wire_address("http://a.example?x")) == URL


LINES = st.sampled_from(
    ["User-agent: *", "User-agent: Palimpsest", "user agent palimpsest", "User-agent: other",
     "User-agent: pal*", "User-agent:", "Disallow: /", "Disallow: /x", "Allow: /x/y", "Disallow:",
     "Dissallow: /y", "Crawl-delay: 3", "", "# note", "Allow: /", "Disallow: /*y$",
     "  Disallow : /z"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14))
def test_the_binding_part_says_what_the_whole_says(lines):
    text = "\n".join(lines)
    whole, part = Protego.parse(text), Protego.parse(binding_rules(text, PRODUCT))
    for path in ("/", "/x", "/x/y", "/y", "/z", "/q"):
        url = f"http://host{path}"
        assert whole.can_fetch(url, PRODUCT) == part.can_fetch(url, PRODUCT), (path, text)
    assert whole.crawl_delay(PRODUCT) == part.crawl_delay(PRODUCT)


def test_foreign_groups_are_left_out():
    text = "User-agent: one\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: two\nAllow: /"
    assert binding_rules(text, PRODUCT) == "User-agent: *\nDisallow: /b"


def test_many_names_over_many_rules_cost_little(robots):
    names = "".join(f"User-agent: a{number}\n" for number in range(15_000))
    text = names + "User-agent: *\n" + "Disallow: /a\n" * 15_000
    started_s = time.process_time()
    assert not allows(robots, fetched(text), "/a")
    assert time.process_time() - started_s < 2
