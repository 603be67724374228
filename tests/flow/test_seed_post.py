"""The founding example: its text is read from `../shared`, never copied; its markup is ours.

Served over real HTTP on loopback at the real sites' addresses, fetched by the real fetcher.
"""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
from sqlalchemy import select

from ingest.fetch.fetcher import HttpFetcher
from ingest.fetch.settings import FetchSettings, parse_networks, parse_resolve
from ingest.store.ids import document_id
from schemas.tables import citations, documents, edits, events, revisions
from tests.evaluation.citations import seed as evaluated
from tests.evaluation.citations.translations import dictionaries, dictionary_between
from tests.fakes.site_server import SiteServer
from tests.fakes.sites import RSS, Post, Statement, forum_feed

SEED = Path(__file__).parents[2].parent / "shared" / "seed-post.de.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared is not here")

FEED = "http://www.heise.de/forum/telepolis.rss"
WATCH = f"""
sources:
  - name: Telepolis forum
    kind: forum
    feeds: [{FEED}]
    engine: heise
    every: 1m
    delay: 1s
subscriptions:
  - {{name: desk, events: ["*"], baseline: true, settle: 0s, to: [{{email: desk@example.org}}]}}
"""


class HeisePost(Post):
    @property
    def url(self) -> str:
        return f"http://www.heise.de/forum/Telepolis/Kommentare/X/posting-{self.number}/show/"


def seed_post() -> HeisePost:
    lines = SEED.read_text(encoding="utf-8").strip().splitlines()
    marker = lines.pop()
    assert marker.startswith("Das Posting wurde vom Benutzer editiert (")
    paragraphs = tuple(
        f'<a href="{line}">{line}</a>' if line.startswith("http") else escape(line)
        for line in lines
    )
    return HeisePost(
        40241386, "Putin zu Kasachstan", paragraphs, author="Beispielname",
        published="2022-01-11T10:12:00+01:00", marker=marker[-18:-2],
    )  # fmt: skip


# The session as we wrote it: what is translated, and much that speaks of the same things.
STATEMENT = Statement(
    67568,
    "Session of CSTO Collective Security Council",
    tuple(escape(block.text) for block in evaluated.statement().blocks),
    published="2022-01-10T13:00:00+03:00",
)


@pytest.fixture
def seen(world):
    post = seed_post()
    world.web.put(post.url, post.page())
    world.web.put(FEED, forum_feed([replace(post, marker="")]), kind=RSS)
    world.web.put(STATEMENT.url, STATEMENT.page())
    with SiteServer(world.web) as site:
        settings = FetchSettings(
            user_agent="Palimpsest/test (+mailto:desk@example.org)",
            resolve=parse_resolve(site.resolve("www.heise.de", "en.kremlin.ru")),
            allow_networks=parse_networks("127.0.0.1"),
        )
        fetcher = HttpFetcher(settings)
        world.parts = replace(world.parts, fetcher=fetcher, dictionaries=dictionaries())
        world.watch(WATCH)
        world.turn()
        world.pass_time(3)
        yield world
        fetcher.close()


def rows(world, table):
    with world.parts.store.read() as connection:
        return list(connection.execute(select(table)).mappings())


def test_the_seed_is_one_post_edited_before_first_sight_that_cites_the_statement(seen):
    (post,) = (row for row in rows(seen, documents) if row["kind"] == "post")
    assert (post["key"], post["author"]) == ("heise:40241386", "Beispielname")
    assert post["published_at"] == datetime(2022, 1, 11, 9, 12, tzinfo=UTC)
    page = next(row for row in rows(seen, revisions) if _is_page_of(row, post))
    assert "editiert" not in page["text"]
    assert "[act of aggression]" in page["text"]
    _assert_edited_before_seen(seen)
    _assert_cited(seen)


def _is_page_of(row, post) -> bool:
    return row["view"] == "page" and row["document_id"] == post["id"]


def _assert_edited_before_seen(seen):
    found = [row for row in rows(seen, edits) if row["kind"] == "before_seen"]
    assert [row["declared_at"] for row in found] == [datetime(2022, 1, 11, 18, 47, tzinfo=UTC)]
    assert [row["declared_by"] for row in found] == ["author"]
    types = [row["type"] for row in rows(seen, events)]
    assert types.count("post.edited_before_seen") == 1
    assert "post.edited" not in types
    payload = seen.channel.of_type("post.edited_before_seen")[0].payload
    assert payload["edit"]["declared_at"] == "2022-01-11T18:47:00Z"
    assert payload["citations"][0]["key"] == "kremlin:67568"


def _assert_cited(seen):
    (citation,) = rows(seen, citations)
    assert (citation["method"], citation["publisher"]) == ("url", "kremlin")
    assert citation["statement_key"] == "kremlin:67568"
    statement = next(row for row in rows(seen, documents) if row["kind"] == "statement")
    assert citation["statement_id"] == statement["id"]
    assert statement["id"] == document_id("statement", "kremlin:67568@en")
    assert statement["title"] == STATEMENT.title


def test_the_8_translated_passages_are_kept_with_the_sentences_that_they_translate(seen):
    if dictionary_between("de", "en") is None:
        pytest.skip("no dictionary de-en: apt-get install trans-de-en")
    (citation,) = rows(seen, citations)
    found = citation["evidence"]["quotations"]
    assert {one["method"] for one in found} == {"translation"}
    post = _text_of(seen, citation["post_revision_id"])
    statement = _text_of(seen, citation["statement_revision_id"])
    assert [_said(one, post).split()[0] for one in found] == [
        "Wir", "Es", "Es", "Es", "Das", "Ich", "Wir", "Ich"
    ]  # fmt: skip
    assert _said(found[4], post).startswith("Das Allerwichtigste ist sicherzustellen")
    assert _given(found[4], statement).startswith("The main thing is to guarantee")
    assert _given(found[7], statement).startswith("To conclude, let me confirm")


def _text_of(world, revision_id) -> str:
    return next(row["text"] for row in rows(world, revisions) if row["id"] == revision_id)


def _said(quotation, post: str) -> str:
    return post[slice(*quotation["post"])]


def _given(quotation, statement: str) -> str:
    return statement[slice(*quotation["statement"])]
