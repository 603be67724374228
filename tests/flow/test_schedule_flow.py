"""When pages are looked at again, from what looks have found: learned, weighed, within limits."""

from datetime import timedelta

from sqlalchemy import insert, select, update

from ingest.store import rates
from schemas.tables import documents, edit_rates, feeds
from tests.fakes.sites import FORUM_FEED
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.test_citations_flow import CITING


def page_of(world, url):
    with world.parts.store.read() as connection:
        query = select(feeds).where(feeds.c.url == url)
        return dict(connection.execute(query).mappings().one())


def gap(row) -> timedelta:
    return row["next_poll_at"] - row["last_polled_at"]


def looks_by_class(world, source_id=1):
    with world.parts.store.read() as connection:
        return rates.load(connection, [source_id]).get(source_id, {})


def test_looks_at_pages_teach_the_rate_of_their_source_and_age(watched):
    before = looks_by_class(watched)
    watched.pass_time(40)
    after = looks_by_class(watched)
    assert sum(each.unchanged for each in after.values()) > sum(
        each.unchanged for each in before.values()
    )
    assert sum(each.changed for each in after.values()) == 0
    assert max(after) == 5  # the post is some 45 minutes old


def test_an_edit_that_a_page_shows_first_is_taught(watched):
    watched.pass_time(20)
    edited = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    watched.web.put(edited.url, edited.page())  # its feed goes on showing the old text
    watched.pass_time(20)
    assert watched.channel.types == ["post.edited"]
    assert sum(each.changed for each in looks_by_class(watched).values()) == 1


def test_an_edit_that_a_feed_told_teaches_nothing_of_pages(watched):
    watched.pass_time(20)
    watched.publish(FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1]))
    watched.pass_time(20)
    assert watched.channel.types == ["post.edited"]
    assert sum(each.changed for each in looks_by_class(watched).values()) < 1


def test_looks_at_feeds_teach_no_rates_of_pages(watched):
    with watched.parts.store.write() as connection:
        own_pages = feeds.c.document_id.is_not(None)
        connection.execute(update(feeds).where(own_pages).values(active=False))
    before = looks_by_class(watched)
    watched.pass_time(10)
    assert looks_by_class(watched) == before


def test_a_page_that_shows_an_edit_of_an_old_post_is_looked_at_again_within_minutes(watched):
    made_old(watched, days=10)
    watched.clock.go(days=1)
    edited = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    watched.web.put(edited.url, edited.page())
    watched.turn()
    row = page_of(watched, FIRST.url)
    assert gap(row) <= timedelta(minutes=2)
    assert row["due_because"] == "young"


def made_old(world, *, days):
    """Move what is known of all documents into the past, and let their pages be due."""
    born = world.clock() - timedelta(days=days)
    with world.parts.store.write() as connection:
        values = {"first_seen_at": born, "published_at": born, "last_edit_at": None}
        connection.execute(update(documents).values(values))
        own_pages = feeds.c.document_id.is_not(None)
        connection.execute(update(feeds).where(own_pages).values(baseline_at=born))


def test_an_old_post_is_looked_at_by_its_age(watched):
    made_old(watched, days=4)
    watched.pass_time(5)
    row = page_of(watched, FIRST.url)
    assert row["due_because"] == "age"
    assert gap(row) / timedelta(days=4) > 0.14


def test_a_post_that_cites_and_a_statement_that_is_cited_are_looked_at_more_often(watched):
    watched.publish(CITING)
    watched.pass_time(5)
    made_old(watched, days=4)
    watched.pass_time(90)
    plain, citing, cited = (
        page_of(watched, document.url) for document in (FIRST, CITING, STATEMENT)
    )
    assert (plain["due_because"], citing["due_because"], cited["due_because"]) == (
        "age", "cited", "cited",
    )  # fmt: skip
    assert gap(plain) / gap(citing) > 1.3  # one citation: the root of two


def test_a_source_that_is_edited_much_at_an_age_is_looked_at_more_often_then(watched):
    made_old(watched, days=4)
    with watched.parts.store.write() as connection:
        lively = {
            "source_id": 1, "age_class": 12, "looks_changed": 500.0, "looks_unchanged": 400.0,
            "changed_gap_s": 20_000.0, "unchanged_gap_s": 20_000.0,
        }  # fmt: skip
        connection.execute(insert(edit_rates).values(lively))
    watched.pass_time(5)
    row = page_of(watched, FIRST.url)
    assert row["due_because"] == "rate"
    assert gap(row) < timedelta(hours=2)


def test_a_host_at_its_limit_is_asked_no_more_than_it_has_room_for(watched):
    made_old(watched, days=4)
    born = watched.clock() - timedelta(days=4)
    crowd = [
        {
            "source_id": 1, "url": f"https://forum.example/{n}", "host": "forum.example",
            "document_id": f"{n:016d}", "format": "page", "active": True, "attempts": 0,
            "next_poll_at": watched.clock() + timedelta(days=2), "looks_changed": 0,
            "looks_unchanged": 0, "changed_gap_s": 0.0, "unchanged_gap_s": 0.0, "failures": 0,
            "moved_seen": 0, "baseline_at": born,
        }
        for n in range(20_000)
    ]  # fmt: skip
    with watched.parts.store.write() as connection:
        connection.execute(insert(feeds), crowd)
    watched.pass_time(5)
    row = page_of(watched, FIRST.url)
    assert row["due_because"] == "limit"
    # Usual at four days are 14.4 hours. So many want 0.41 looks a second of such a host, which has
    # 0.375 of them at a delay of one second.
    assert timedelta(hours=15) < gap(row) < timedelta(hours=17)
    assert page_of(watched, FORUM_FEED)["due_because"] == "every"


def test_what_may_be_gone_is_looked_for_again_for_that_reason(watched):
    watched.web.take_down(FIRST.url)
    watched.pass_time(9)
    assert page_of(watched, FIRST.url)["due_because"] == "confirm"
