"""Alerts about citations are neither lost nor doubled nor untrue, whatever runs when."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from ingest.pipeline import link as link_module
from ingest.pipeline import quoting
from ingest.pipeline.inline import follow, run
from ingest.pipeline.link import link
from ingest.pipeline.poll import poll
from ingest.store.ids import citation_id, document_id
from schemas import tables
from tests.fakes.sites import Post
from tests.flow.baseline import STATEMENT
from tests.flow.conftest import WATCH
from tests.flow.test_quotations_flow import OTHER, QUOTING, SAID, SOURCE, cited
from tests.flow.threads import with_redirects

ALTERED = SAID.replace("eleven months", "eleven years")
CITING = QUOTING.with_text(f"Siehe {SOURCE.url} dazu.", f"“{SAID}”", "Das ist deutlich genug.")


@pytest.fixture
def watched(world):
    return world.begin(STATEMENT, SOURCE)


def observed(world, *, minutes=1) -> list:
    """What is due is looked at, and nothing is linked: gives the messages to link."""
    links = []
    for _ in range(int(minutes * 2)):
        world.clock.go(seconds=30)
        for ring in poll(world.parts).rings:
            links += [one for one in run(world.parts, ring).rings if one.step == "link"]
    return links


def saying(statement, words):
    return replace(statement, paragraphs=(statement.paragraphs[0], words, OTHER, "Let us begin."))


def test_a_passage_broken_in_an_old_citing_post_is_told_though_many_cite_the_statement(watched):
    watched.publish(CITING)
    watched.pass_time(5)
    for number in range(400, 455):
        text = (f"Beitrag {number}: siehe {SOURCE.url} dazu, mehr sage ich nicht.",)
        watched.publish(replace(QUOTING, number=number, title=f"Nummer {number}", paragraphs=text))
    watched.pass_time(10)
    watched.state(saying(SOURCE, ALTERED))
    watched.pass_time(20)
    (message,) = watched.channel.of_type("quotation.broken")
    assert message.payload["citations"][0]["post_url"] == CITING.url


def test_two_edits_of_a_statement_that_are_linked_one_by_one_break_its_quotation_once(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    watched.state(saying(SOURCE, ALTERED))
    first = observed(watched, minutes=5)
    watched.state(saying(SOURCE, ALTERED.replace("roof", "house")))
    second = observed(watched, minutes=30)
    assert first
    assert second
    for ring in (*first, *second):
        follow(watched.parts, run(watched.parts, ring))
    watched.pass_time(10)
    assert watched.channel.told.count("quotation.broken") == 1


def test_one_text_that_cannot_be_searched_holds_up_no_other(watched, monkeypatch):
    bad = replace(QUOTING, number=302, title="Der schlimme Beitrag", paragraphs=("Ein Text.",))
    watched.publish(QUOTING, bad)
    finder = link_module.Finder
    told = finder.text

    def text(self, row):
        if row["title"] == bad.title:
            raise ValueError("a hole in the bounds")
        return told(self, row)

    monkeypatch.setattr(finder, "text", text)
    links = observed(watched)
    ids = sorted({id_ for ring in links for id_ in ring.ids})
    with pytest.raises(ValueError, match="hole"):
        link(watched.parts, ids)
    assert cited(watched)["quotation"]["status"] == "held"


def test_an_address_that_is_known_by_another_name_now_is_neither_lost_nor_new(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    row = cited(watched)["url"]
    older = f"url:{SOURCE.url.removeprefix('http://')}"
    with watched.parts.store.write() as connection:
        connection.execute(
            update(tables.citations)
            .where(tables.citations.c.id == row["id"])
            .values(id=citation_id(row["post_id"], "url", older), statement_key=older)
        )
    watched.publish(CITING.with_text(*CITING.paragraphs, "Nachtrag: Danke für die Antworten."))
    watched.pass_time(20)
    assert not {"citation.new", "citation.lost"} & set(watched.channel.told)


@pytest.mark.parametrize("post", [CITING, QUOTING])
def test_an_edit_elsewhere_tells_no_citation_as_new_that_an_older_program_did_not_find(
    watched, post
):
    watched.publish(post)
    watched.pass_time(10)
    with watched.parts.store.write() as connection:
        connection.execute(delete(tables.citations))
    watched.publish(post.with_text(*post.paragraphs, "Nachtrag: Danke für die Antworten."))
    watched.pass_time(20)
    assert set(cited(watched)) == {"url" if post is CITING else "quotation"}
    assert "post.edited" in watched.channel.told
    assert "citation.new" not in watched.channel.told


def test_a_shortened_address_that_is_edited_out_is_not_asked_for_for_ever(watched):
    short = "https://bit.ly/3abcDEF"
    watched.web.take_down(short, status=503)
    watched.publish(QUOTING.with_text(f"Siehe {short} dazu, das sagt alles."))
    watched.pass_time(5)
    watched.publish(QUOTING.with_text("Ach, lassen wir das lieber sein."))
    watched.pass_time(30)
    lines = watched.pass_time(30)
    assert not [line for line in lines if line.startswith("posts: ")]


def test_a_citation_that_waits_is_joined_when_a_known_statement_is_found_at_its_address(watched):
    with_redirects(watched)
    office = """  - name: An office that no table knows
    kind: official
    feeds: ["https://office.example/press/feed"]
    delay: 1s
subscriptions:"""
    watched.watch(WATCH.replace("subscriptions:", office, 1))
    moved = "https://office.example/press/2026/moved-12"
    watched.web.take_down(moved, status=503)
    watched.publish(QUOTING.with_text(f"Siehe {moved} dazu.", "Mehr sage ich nicht."))
    watched.pass_time(10)
    watched.web.lead(moved, SOURCE.url)
    watched.pass_time(240)
    (row,) = cited(watched).values()
    assert row["statement_id"] == document_id("statement", "kremlin:70100@en")


def test_a_citation_that_was_lost_keeps_its_evidence_and_is_not_broken_by_the_next_edit(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    kept = cited(watched)["url"]["evidence"]
    assert kept["quotations"]
    watched.publish(CITING.with_text("Ach, lassen wir das lieber sein."))
    watched.pass_time(20)
    watched.publish(CITING.with_text("Ach, lassen wir das besser sein, sage ich."))
    watched.pass_time(20)
    assert watched.channel.told.count("citation.lost") == 1
    assert "quotation.broken" not in watched.channel.told
    assert cited(watched)["url"]["evidence"]["quotations"] == kept["quotations"]


def together(monkeypatch, *, of: int):
    """Workers meet between looking and writing, each once."""
    meeting, seen = threading.Barrier(of), threading.local()
    plan = link_module._plan

    def planned(*args):
        found = plan(*args)
        if not hasattr(seen, "once"):
            seen.once = True
            with suppress(threading.BrokenBarrierError):
                meeting.wait(timeout=10)
        return found

    monkeypatch.setattr(link_module, "_plan", planned)


def linked_at_once(world, *messages):
    with ThreadPoolExecutor() as workers:
        done = list(workers.map(lambda ids: link(world.parts, ids), messages))
    for each in done:
        follow(world.parts, each)


FRESH = replace(SOURCE, number=70200, published="2026-03-02T11:02:00+03:00")


@pytest.fixture
def waiting(world):
    """The post and the statement that it quotes arrive at one moment."""
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(STATEMENT)
    world.watch()
    world.turn()
    world.pass_time(5)
    return world


def test_a_post_and_its_statement_that_are_linked_at_one_moment_are_told_once(waiting, monkeypatch):
    waiting.publish(QUOTING)
    waiting.state(FRESH)
    links = [[id_] for ring in observed(waiting) for id_ in ring.ids]
    assert len(links) == 2
    together(monkeypatch, of=2)
    linked_at_once(waiting, *links)
    waiting.pass_time(10)
    assert cited(waiting)["quotation"]["statement_key"] == "kremlin:70200"
    assert sorted(waiting.channel.told) == ["post.new", "statement.new"]


def test_an_edit_and_the_statement_that_it_quotes_are_told_once_when_linked_at_one_moment(
    waiting, monkeypatch
):
    waiting.publish(QUOTING.with_text("Mal sehen, ob das so kommt.", "Ich bin gespannt."))
    waiting.pass_time(10)
    waiting.publish(QUOTING)
    waiting.state(FRESH)
    links = [[id_] for ring in observed(waiting, minutes=20) for id_ in ring.ids]
    together(monkeypatch, of=2)
    linked_at_once(waiting, *links[:2])
    linked_at_once(waiting, *links[2:])
    waiting.pass_time(10)
    assert cited(waiting)["quotation"]["certainty"] == "certain"
    assert waiting.channel.told.count("citation.new") == 1


@pytest.mark.parametrize("turned", [False, True])
def test_a_post_and_its_statement_are_told_once_whichever_is_linked_first(waiting, turned):
    waiting.publish(QUOTING)
    waiting.state(FRESH)
    links = [[id_] for ring in observed(waiting) for id_ in ring.ids]
    assert len(links) == 2
    for ids in reversed(links) if turned else links:
        follow(waiting.parts, link(waiting.parts, ids))
    waiting.pass_time(10)
    (message,) = waiting.channel.of_type("post.new")
    told = [each["key"] for each in message.payload["citations"]]
    assert told + waiting.channel.told.count("citation.new") * ["kremlin:70200"] == [
        "kremlin:70200"
    ]


def test_a_message_that_runs_twice_at_once_does_what_it_does_once(watched, monkeypatch):
    watched.publish(QUOTING.with_text("Mal sehen, ob das so kommt.", "Ich bin gespannt."))
    watched.pass_time(10)
    watched.publish(QUOTING)
    links = [ring.ids for ring in observed(watched, minutes=20)]
    assert links
    together(monkeypatch, of=2)
    linked_at_once(watched, links[0], links[0])
    for ids in links[1:]:
        linked_at_once(watched, ids, ids)
    watched.pass_time(10)
    assert watched.channel.told.count("citation.new") == 1
    assert list(cited(watched)) == ["quotation"]


def test_an_edit_of_a_statement_tells_no_post_as_new_that_an_older_program_did_not_link(waiting):
    waiting.state(FRESH)
    waiting.pass_time(15)
    waiting.publish(QUOTING)
    waiting.pass_time(30)
    with waiting.parts.store.write() as connection:
        connection.execute(delete(tables.citations))
    waiting.state(replace(FRESH, paragraphs=(*FRESH.paragraphs, "The meeting lasted two hours.")))
    waiting.pass_time(20)
    assert list(cited(waiting)) == ["quotation"]
    assert "statement.edited" in waiting.channel.told
    assert "citation.new" not in waiting.channel.told


def test_words_that_a_statement_gains_after_they_were_quoted_are_a_new_citation(waiting):
    waiting.state(replace(FRESH, paragraphs=("The text of the meeting will follow here.",)))
    waiting.pass_time(3)
    waiting.publish(QUOTING)
    waiting.pass_time(30)
    assert cited(waiting) == {}
    waiting.state(FRESH)
    waiting.pass_time(20)
    assert waiting.channel.told.count("citation.new") == 1


def test_a_passage_breaks_in_every_citing_post_though_few_are_compared_anew(watched, monkeypatch):
    monkeypatch.setattr(quoting, "_MOST_OTHERS", 0)
    posts = [replace(CITING, number=500 + n, title=f"Beitrag {n}") for n in range(3)]
    watched.publish(*posts)
    watched.pass_time(10)
    watched.state(replace(SOURCE, paragraphs=(*SOURCE.paragraphs, "The meeting lasted two hours.")))
    watched.pass_time(20)
    assert "quotation.broken" not in watched.channel.told
    watched.state(saying(SOURCE, ALTERED))
    watched.pass_time(20)
    (message,) = watched.channel.of_type("quotation.broken")
    assert len(message.payload["citations"]) == 3
