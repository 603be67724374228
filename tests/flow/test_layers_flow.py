"""Three layers of every revision: bytes, visible text, comparison key; in each format and view.

A revision's text can be made again from its snapshot by whatever method comes later, so that any
two revisions can be compared again.
"""

import json
from hashlib import sha256

import pytest
from sqlalchemy import select

from ingest.pipeline.readings import Reader
from ingest.revisions.fingerprint import prints
from ingest.store import heads, snapshots
from ingest.store.heads import Scope
from ingest.store.revisions import content_from_row
from schemas.tables import revisions
from tests.fakes.sites import ATOM, RSS, forum_feed, office_feed
from tests.flow.baseline import FIRST, STATEMENT

FORUM = "https://forum.example"
LISTED = f"{FORUM}/index"
BODY = "<p>They counted <a href='/list'>12 ships</a>.</p><p>Nobody <b>denied</b> it.</p>"
ROWS = "".join(
    f"<li class='row'><h3><a href='{FORUM}/t/{n}'>Question number {n} of the week</a></h3>"
    f"<time datetime='2026-03-02T0{n}:00:00+00:00'>day</time></li>"
    for n in range(1, 5)
)

RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="{FORUM}"><title>Board</title><link>{FORUM}</link></channel>
<item rdf:about="{FORUM}/1"><title>Ships</title><link>{FORUM}/1</link>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "Board",
        "items": [{"id": "1", "url": f"{FORUM}/1", "title": "Ships", "content_html": BODY}],
    }
)  # fmt: skip
SITEMAP = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{STATEMENT.url}</loc><lastmod>2026-03-02</lastmod></url></urlset>"""
LISTING = f"<html><head><title>Board</title></head><body><ul>{ROWS}</ul></body></html>"

# body, type, format of the watch list, kind of source, what stands on the pages beside it
FEEDS = {
    "rss": (forum_feed([FIRST]), RSS, None, "forum"),
    "atom": (office_feed([STATEMENT]), ATOM, None, "official"),
    "rdf": (RDF, "application/rdf+xml", None, "forum"),
    "json-feed": (JSON_FEED, "application/feed+json", None, "forum"),
    "listing": (LISTING, "text/html", "listing", "forum"),
    "sitemap": (SITEMAP, "application/xml", None, "official"),
}
VIEWS = {"sitemap": {"page"}}  # it shows an address only: the text comes from the page


def watch(world, format_, body, kind_, named, source):
    feed = f"{{url: '{LISTED}', format: {named}}}" if named else LISTED
    world.web.put(LISTED, body, kind=kind_)
    world.watch(
        f"sources:\n  - name: Board\n    kind: {source}\n    feeds: [{feed}]\n"
        "    every: 1m\n    delay: 1s\n"
    )
    world.turn()
    world.pass_time(4)


def layers(world):
    """Each stored revision, with the reading of its snapshot by today's parsers."""
    with world.parts.store.read() as connection:
        ids = heads.documents_after(connection, Scope(), "", limit=100)
        held = {
            (head["document_id"], head["view"]): head
            for head in heads.of_documents(connection, ids)
        }
        reader = Reader(connection=connection, now=world.clock())
        rows = connection.execute(select(revisions)).mappings().all()
        bodies = snapshots.of_revisions(connection, [row["id"] for row in rows])
        return [
            (row, bodies[row["id"]], reader.read(held[row["document_id"], row["view"]], row))
            for row in rows
        ]


def check(found):
    for row, snapshot, reading in found:
        stored = content_from_row(row)
        assert sha256(snapshot["body"]).hexdigest() == row["snapshot_id"]  # bytes
        assert reading.content == stored  # visible text with blocks, links and emphasis
        assert reading.look.method == row["method"]
        seen = prints(reading.content)  # comparison key
        assert (seen.fingerprint, seen.exact) == (row["fingerprint"], row["exact"])


@pytest.mark.parametrize("format_", FEEDS)
def test_every_revision_of_a_feed_can_be_read_again_from_its_bytes(world, format_):
    body, type_, named, source = FEEDS[format_]
    world.web.put(STATEMENT.url, STATEMENT.page())
    watch(world, format_, body, type_, named, source)
    found = layers(world)
    check(found)
    assert found
    assert VIEWS.get(format_, {"feed"}) <= {row["view"] for row, _, _ in found}
    assert format_ == "listing" or any(row["text"] for row, _, _ in found)


def test_a_posts_and_a_statements_page_can_be_read_again_from_their_bytes(watched):
    found = layers(watched)
    check(found)
    pages = [row["method"] for row, _, _ in found if row["view"] == "page"]
    assert sorted(pages) == ["forums.heise/1", "sites.kremlin/1"]


def test_posts_of_a_threads_page_are_found_again_by_their_keys(world):
    """A page of several posts, by the general reader: each is its own document."""
    posts = "".join(
        f"<article id='post-{n}' class='post'><h3>Answer {n}</h3><span class='author'>m{n}</span>"
        f"<time datetime='2026-03-02T0{n}:00:00+00:00'>day</time><div class='content'>"
        f"<p>They counted {n}2 ships this week, as the ministry said to us on that day.</p></div>"
        f"<a href='{FORUM}/t/1#post-{n}'>#{n}</a></article>"
        for n in range(1, 5)
    )
    world.web.put(f"{FORUM}/t/1", f"<html><title>Thread</title><body>{posts}</body></html>")
    watch(world, "listing", LISTING, "text/html", "listing", "forum")
    found = [each for each in layers(world) if each[0]["view"] == "page"]
    check(found)
    assert len({row["document_id"] for row, _, _ in found}) > 1
    assert len({row["snapshot_id"] for row, _, _ in found}) == 1


def test_a_body_that_two_feeds_serve_is_read_again_at_the_right_address(world):
    """It is stored once, with the first address; links of the second are its own."""
    body = JSON_FEED.replace("/list", "list").replace(f'"url": "{FORUM}/1", ', "")
    text = "sources:\n"
    for name in "ab":
        url = f"{FORUM}/{name}/feed.json"
        text += f"  - {{name: {name}, kind: forum, delay: 1s, every: 1m, feeds: ['{url}']}}\n"
        world.web.put(url, body, kind="application/feed+json")
        world.watch(text)
        world.pass_time(2)
    found = layers(world)
    check(found)
    links = {row["blocks"][0]["links"][0][2] for row, _, _ in found}
    assert links == {f"{FORUM}/a/list", f"{FORUM}/b/list"}
    assert len({row["snapshot_id"] for row, _, _ in found}) == 1
