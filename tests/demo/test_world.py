"""The demonstration's feeds and pages are read by our parsers as what they show."""

import http.client
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

import pytest

from ingest.parse.feeds import parse_feed
from ingest.parse.pages import parse_page
from ops.demo.cast import BET, HOURS, LOCKS, PAPERS, RIVER, SESSION, SITES, WORDS
from ops.demo.site_server import site_server
from ops.demo.story import Delete, Edit, Fail, Fidget, Publish, Restore, Wall
from ops.demo.world import World
from schemas.records.items import ParsedFeed

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
STANDING = [paper for paper in PAPERS if paper.age is not None]


@pytest.fixture
def world() -> World:
    return World(SITES, PAPERS, now=NOW)


def read_feed(world, site) -> ParsedFeed:
    answer = world.answer(site.feed_url)
    parsed = parse_feed(
        answer.body.encode(), content_type=answer.content_type, url=site.feed_url, last_count=0
    )
    assert isinstance(parsed, ParsedFeed), parsed
    return parsed


def read_page(world, paper):
    answer = world.answer(paper.url)
    return parse_page(
        answer.body.encode(), content_type=answer.content_type, url=paper.url, asked=paper.url,
        kind="statement" if paper.site.kind == "official" else "post", engine=None, now=NOW,
    )  # fmt: skip


def read_item(world, paper):
    page = read_page(world, paper)
    assert page.state == "live"
    (item,) = page.items
    return item


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.host)
def test_a_feed_lists_what_stands_on_its_site(world, site):
    wanted = {paper.title for paper in STANDING if paper.site == site}
    parsed = read_feed(world, site)
    assert {item.title for item in parsed.items} == wanted
    assert parsed.format == ("atom" if site.kind == "official" else "rss")


@pytest.mark.parametrize("paper", STANDING, ids=lambda paper: str(paper.number))
def test_a_page_shows_title_author_time_and_text(world, paper):
    item = read_item(world, paper)
    assert (item.title, item.author or "") == (paper.title, paper.author)
    assert item.published_at == NOW - paper.age
    assert item.identity is not None
    assert item.marker is None
    assert len(item.text.blocks) == len(paper.paragraphs)


@pytest.mark.parametrize("paper", STANDING, ids=lambda paper: str(paper.number))
def test_furniture_is_another_at_each_view_and_is_no_text(world, paper):
    bodies = [world.answer(paper.url).body for _ in range(2)]
    assert bodies[0] != bodies[1]
    before = read_item(world, paper)
    world.perform(Fidget(), now=NOW)
    after = read_item(world, paper)
    assert (before.text, before.title, before.author) == (after.text, after.title, after.author)


def test_a_post_that_was_edited_before_it_was_seen_has_a_marker_in_berlin_time(world):
    world.perform(Publish(paper=LOCKS, marked=True), now=NOW)
    item = read_item(world, LOCKS)
    assert item.marker is not None
    assert (item.marker.edited_at, item.marker.by) == (NOW, "author")
    assert "editiert" not in item.text.visible


def test_an_edit_is_shown_by_feed_and_page(world):
    world.perform(Edit(paper=HOURS, paragraphs=("Jetzt anders.",)), now=NOW)
    assert read_item(world, HOURS).text.visible == "Jetzt anders."
    found = {item.title: item.text.visible for item in read_feed(world, RIVER).items}
    assert found[HOURS.title] == "Jetzt anders."


def test_a_deleted_post_is_not_there_until_it_is_restored(world):
    world.perform(Publish(paper=BET), now=NOW)
    world.perform(Delete(paper=BET), now=NOW)
    assert world.answer(BET.url).status == 404
    assert BET.title not in {item.title for item in read_feed(world, BET.site).items}
    world.perform(Restore(paper=BET), now=NOW + timedelta(minutes=1))
    assert read_item(world, BET).published_at == NOW


def test_trouble_is_given_once(world):
    world.perform(Fail(site=RIVER), now=NOW)
    world.perform(Wall(paper=SESSION), now=NOW)
    assert [world.answer(RIVER.feed_url).status for _ in range(2)] == [500, 200]
    assert [read_page(world, SESSION).state for _ in range(2)] == ["wall", "live"]


def test_what_is_not_published_yet_is_not_there(world):
    assert world.answer(WORDS.url).status == 404
    assert world.answer("http://nowhere.example/").status == 404


def ask(server, url, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    parts = urlsplit(url)
    connection.request("GET", quote(parts.path), headers={"Host": parts.netloc, **headers})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_the_server_tells_hosts_apart_and_takes_back_an_unchanged_feed(world):
    with site_server(world) as server:
        answer, body = ask(server, HOURS.url)
        assert (answer.status, HOURS.title.encode() in body) == (200, True)
        assert ask(server, f"http://{SESSION.site.host}{HOURS.path}")[0].status == 404
        feed, _ = ask(server, RIVER.feed_url)
        again, body = ask(server, RIVER.feed_url, **{"If-None-Match": feed.headers["ETag"]})
        assert (again.status, body) == (304, b"")
        assert world.views(RIVER.feed_url) == 2
