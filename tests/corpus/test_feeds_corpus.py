"""68 feeds as found in the wild and in specifications: never a crash, and both parsers agree."""

from pathlib import Path

import pytest

from ingest.parse.encoding import decode
from ingest.parse.fast_xml import NotStrictError, read_feed, read_tree
from ingest.parse.feed_entries import parsed_feed
from ingest.parse.feeds import parse_feed
from ingest.parse.reference import read_reference
from schemas.records.items import NotParsed, ParsedFeed
from tests.unit.parse.feeds.forms import URL, all_facts

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "feeds"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="../shared/corpus is absent"),
]

# No feeds: two catalogues of other kinds, and a feed that ends before its first item.
NO_FEEDS = {"xml_sample_1.xml", "xml_sample_2.xml", "rss_2.0_invalid_1.xml"}
# Two podcasts have a second description with markup: see DIFFERENCES in test_feed_forms.py.
LEAST_AGREEMENT = 0.97


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_feed_gives_its_items(path):
    feed = parse_feed(path.read_bytes(), content_type=None, url=URL, last_count=0)
    if path.name in NO_FEEDS:
        assert isinstance(feed, NotParsed)
        return
    assert isinstance(feed, ParsedFeed)
    assert feed.items
    assert all(item.guid for item in feed.items)
    assert any(item.text.blocks or item.title for item in feed.items)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_end_of_the_bytes_makes_it_fail_or_invents_an_item(path):
    body = path.read_bytes()
    whole = parse_feed(body, content_type=None, url=URL, last_count=0)
    most = len(whole.items) if isinstance(whole, ParsedFeed) else 0
    for tenth in range(1, 10):
        part = parse_feed(body[: len(body) * tenth // 10], content_type=None, url=URL, last_count=0)
        assert isinstance(part, NotParsed) or len(part.items) <= most


def test_both_parsers_read_the_same_items(capsys):
    alike = different = 0
    only_one = []
    for path in FILES:
        pair = _both(path.read_bytes())
        if pair is None:
            only_one.append(path.name)
            continue
        fast, slow = pair
        assert len(fast) == len(slow), path.name
        same = sum(ours == theirs for ours, theirs in zip(fast, slow, strict=True))
        alike += same
        different += len(fast) - same
    with capsys.disabled():
        print(f"\n{alike} of {alike + different} items alike; one parser only: {len(only_one)}")
    assert alike >= LEAST_AGREEMENT * (alike + different)


def _both(body: bytes) -> tuple[list[dict[str, object]], list[dict[str, object]]] | None:
    text = decode(body, content_type=None).lstrip()
    try:
        fast = read_feed(read_tree(text.encode()))
    except NotStrictError:
        return None
    slow, _ = read_reference(text)
    first, second = (
        all_facts(parsed_feed(raw, url=URL, method="", complaints=())) for raw in (fast, slow)
    )
    return first, second
