"""Real forum pages (../shared/corpus/forums): how many posts are found, and how much of their text.

How many posts a page has is told by the engine's own selectors (FORUMS.md section 1), what they say
by the ground truth beside each page. `pytest -s` prints a line for each engine.
"""

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest

from ingest.parse.page import Page
from ingest.parse.pages import parse_page
from ingest.parse.selectors import select

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "corpus" / "forums"
PAGES = sorted(FOLDER.glob("*/*.html.gz"))
FETCHED_AT = datetime(2026, 3, 15, tzinfo=UTC)  # the youngest page is of that week

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PAGES, reason="../shared/corpus is not on this machine"),
]

POSTS = {
    "discourse": ".crawler-post:not([role=navigation])",
    "fluxbb": "div.blockpost",
    "invision": "article[id^=elComment_]",
    "lemmy": "li.comment",
    "mybb": "div.post[id^=post_]",
    "nodebb": "[component=post]",
    "phpbb": "div.post[id^=p]",
    "smf": ".post_wrapper",
    "stackexchange": ".question, .answer",
    "vanilla": ".ItemDiscussion, .ItemComment",
    "vbulletin": "[id^=post_message_]",
    "xenforo1": "li.message",
    "xenforo2": "article.message--post, div[id^=js-post-]",
}
# Given to a plain client as an empty shell for scripts, so that there is nothing to find.
SHELLS = {"4145", "4147", "4278", "4314", "4607", "4802", "4838"}


def engine_of(path):
    return path.parent.name


def number_of(path):
    return path.name.partition(".")[0]


def source(path):
    return gzip.decompress(path.read_bytes())


def truth(path):
    return json.loads(path.with_name(f"{number_of(path)}.json").read_text(encoding="utf-8"))


def read(path):
    url = truth(path)["url"] or "https://forum.example/t/1"
    return parse_page(
        source(path),
        content_type="text/html; charset=utf-8",
        url=url,
        asked=url,
        kind="post",
        engine=None,
        now=FETCHED_AT,
    )


def words(text):
    return Counter(re.findall(r"\w+", text.casefold()))


def recall(path, parsed):
    """The share of the true text's words that was found."""
    wanted = words(truth(path)["ground_truth"].get("main_content") or "")
    found = words(" ".join(item.text.visible for item in parsed.items))
    return (wanted & found).total() / wanted.total() if wanted else None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{engine_of(path)}-{number_of(path)}")
def test_a_real_page_gives_its_posts_with_their_own_numbers(path):
    parsed = read(path)
    if number_of(path) in SHELLS:
        assert (parsed.state, parsed.items) == ("error", ())
        return
    assert parsed.state == "live"
    assert len({item.guid for item in parsed.items}) == len(parsed.items)
    assert len({item.url for item in parsed.items}) == len(parsed.items)
    assert all(item.url.startswith("http") for item in parsed.items)
    selector = POSTS.get(engine_of(path))
    if selector:
        page = Page(url="https://forum.example/", text=source(path).decode("utf-8", "replace"))
        assert len(parsed.items) == len(select(page.tree, selector))
        assert all(item.author and item.published_at for item in parsed.items)


def test_nearly_all_words_of_the_posts_are_found():
    found = {}
    for path in PAGES:
        if number_of(path) not in SHELLS:
            share = recall(path, read(path))
            found.setdefault(engine_of(path), []).extend([] if share is None else [share])
    for engine, shares in sorted(found.items()):
        print(
            f"{engine}: {len(shares)} pages, median {median(shares):.2f}, least {min(shares):.2f}"
        )
    everywhere = [share for engine in POSTS for share in found.get(engine, [])]
    assert median(everywhere) > 0.9


def test_no_read_of_a_real_page_depends_on_an_earlier_one():
    for path in PAGES[::10]:
        assert read(path) == read(path)
