"""Faces whose addresses lead to each other, or that two workers see first at one moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest

from ingest.pipeline import observe as observing
from ingest.pipeline.inline import follow, run
from ingest.pipeline.poll import poll
from ingest.store import citations, documents, feeds
from tests.fakes.sites import Post
from tests.flow.baseline import STATEMENT
from tests.flow.test_faces_flow import BOTH, RUSSIAN, held, state_in_russian
from tests.flow.threads import with_redirects

CITING = Post(
    301, "Ein Verweis", (f"Siehe {STATEMENT.url} dazu.",), published="2026-03-02T08:04:00+00:00"
)


@pytest.mark.parametrize("permanent", [True, False])
def test_a_face_that_leads_to_another_until_it_is_translated_is_no_edit_of_that_one(
    world, permanent
):
    with_redirects(world)
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(replace(STATEMENT, number=1))
    world.watch()
    world.turn()
    world.pass_time(5)
    world.web.put(RUSSIAN.url, RUSSIAN.page())
    world.web.lead(STATEMENT.url, RUSSIAN.url, permanent=permanent)
    world.publish(CITING)
    world.pass_time(10)
    assert list(held(world)) == ["ru"]
    del world.web.leads[STATEMENT.url]
    world.state(STATEMENT)
    world.pass_time(300)
    assert list(held(world)) == ["ru", "en"]
    assert world.channel.types == ["post.new"]


def test_two_faces_that_two_workers_see_first_at_one_moment_are_one_statement(world, monkeypatch):
    if world.parts.store.is_sqlite:
        pytest.skip("SQLite has one writer at a time")
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(replace(STATEMENT, number=1))
    state_in_russian(world, replace(RUSSIAN, number=2))
    world.watch(BOTH)
    world.turn()
    world.pass_time(5)
    world.state(STATEMENT)
    state_in_russian(world, RUSSIAN)
    both = threading.Barrier(2)
    load = observing.load_known

    def together(*args, **more):
        known = load(*args, **more)
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=5)
        return known

    monkeypatch.setattr(observing, "load_known", together)
    world.clock.go(seconds=70)
    rings = [ring for ring in poll(world.parts).rings if ring.step == "observe"]
    feeds = sorted({id_ for ring in rings for id_ in ring.ids})

    def look(id_):
        for ring in observing.observe(world.parts, [id_]).rings:
            follow(world.parts, run(world.parts, ring))

    with ThreadPoolExecutor() as workers:
        list(workers.map(look, feeds))
    monkeypatch.setattr(observing, "load_known", load)
    world.pass_time(20)
    assert set(held(world)) == {"en", "ru"}
    with world.parts.store.read() as connection:
        faces = documents.rows_by_id(connection, list(held(world).values()))
    assert [row["key"] for row in faces.values() if row["face_of"] is None] == ["kremlin:67568"]


def test_a_page_that_was_held_under_another_face_before_faces_were_told_apart_is_one_of_its_own(
    world,
):
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(STATEMENT)
    world.watch()
    world.turn()
    world.pass_time(5)
    english = held(world)["en"]
    world.web.put(RUSSIAN.url, RUSSIAN.page())
    with world.parts.store.write() as connection:
        source_id = documents.rows_by_id(connection, [english])[english]["source_id"]
        feed = feeds.new_feed(
            source_id=source_id, url=RUSSIAN.url, host="kremlin.ru", now=world.clock(),
            document_id=english,
        )  # fmt: skip
        feeds.add(connection, [feed])
    world.pass_time(120)
    with world.parts.store.read() as connection:
        newest = citations.newest_revisions(connection, [english])[english]
    assert newest["text"].startswith("We know that the threat")
    assert list(held(world)) == ["en", "ru"]
    assert world.channel.types == []
