"""Two looks at one document at once, stored in the order that is worse; found by the story."""

from sqlalchemy import select

from ingest.pipeline.inline import follow
from ingest.pipeline.looks import read_look
from ingest.pipeline.observe import observe, store_looks
from ingest.pipeline.requests import request_for
from ingest.store import feeds
from schemas.tables import documents, sources
from tests.fakes.sites import FORUM_FEED, Post

POST = Post(101, "Was er gesagt hat", ("Der Einsatz dauerte weniger als 6 Stunden.",))
EDITED = POST.with_text("Der Einsatz dauerte weniger als 8 Stunden.", marker="02.03.2026 09:06")


def own_page(world):
    with world.parts.store.read() as connection:
        id_ = connection.execute(select(documents.c.id).where(documents.c.url == POST.url)).scalar()
        return feeds.of_document(connection, id_)


def forum_feed(world):
    with world.parts.store.read() as connection:
        id_ = connection.execute(select(sources.c.id).where(sources.c.kind == "forum")).scalar()
        return next(feed for feed in feeds.of_source(connection, id_) if feed.url == FORUM_FEED)


def test_a_look_at_the_page_that_began_before_the_edit_does_not_release_its_alert(world):
    world.publish(POST)
    world.state()
    world.watch()
    world.pass_time(5)
    own = own_page(world)
    asked = world.web.fetch_all([request_for(own, now=world.clock())], now=world.clock)
    world.clock.go(seconds=10)
    world.publish(EDITED)
    follow(world.parts, observe(world.parts, [forum_feed(world).id]))
    follow(world.parts, store_looks(world.parts, [read_look(own, asked[0])]))
    assert world.channel.types == [], "told as silent, though the page has the site's marker"

    world.clock.go(seconds=5)
    world.turn()  # the page is due at once
    assert world.channel.types == ["post.edited"]
    assert world.channel.taken[0][0].payload["edit"]["declared"] is True
    world.pass_time(5)
    assert world.channel.types == ["post.edited"]
