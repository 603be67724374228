"""Real saved forum pages: no post is taken for the site's words, and none loses prose."""

import pytest

from ingest.parse.pages import parse_page
from ingest.parse.stand_ins import stands_in
from ingest.revisions.furniture import MAX_CHARS, without_furniture
from schemas.records.items import ParsedPage
from tests.corpus.test_pages_corpus import FETCHED_AT, PAGES, engine_of, source

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PAGES, reason="../shared/corpus is not on this machine"),
]
# What may be taken out of them at most: 31 heads of quotes and counted downloads (on 102 pages).
MOST_TAKEN = 60


def posts():
    for path in PAGES:
        url = f"https://{engine_of(path)}.example/t/7"
        page = parse_page(
            source(path), content_type="text/html", url=url, asked=url, kind="post", engine=None,
            now=FETCHED_AT,
        )  # fmt: skip
        assert isinstance(page, ParsedPage)
        assert page.state in ("live", "error"), (path.name, page.state)
        yield from page.items


def test_no_real_post_is_a_stand_in_and_hardly_a_line_of_any_is_furniture():
    found = list(posts())
    assert len(found) > 1000
    assert [item.text.visible for item in found if item.locked or stands_in(item.text)] == []
    taken = [
        block.text
        for item in found
        for block in item.text.blocks
        if block not in without_furniture(item.text.blocks)
    ]
    assert all(len(line) <= MAX_CHARS for line in taken)
    assert len(taken) <= MOST_TAKEN, taken
