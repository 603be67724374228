"""From a look to an alert: edits are told once, noise never."""

from dataclasses import replace

import jsonschema
from sqlalchemy import func, select

from schemas.payloads import load
from schemas.tables import events, revisions
from tests.fakes.sites import FORUM_FEED, Post
from tests.flow.baseline import FIRST


def test_the_first_poll_alerts_nobody(watched):
    assert watched.channel.types == []


def test_an_edit_is_told_once_though_feed_and_page_show_it(watched):
    watched.publish(FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1]))
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]
    payload = watched.channel.taken[0][0].payload
    assert payload["edit"]["significance"] == "substantive"
    assert payload["edit"]["declared"] is False
    assert payload["edit"]["view"] == "page"
    assert [(each["before"], each["after"]) for each in payload["edit"]["changes"]] != []
    assert "-Der Einsatz dauerte weniger als 6 Stunden" in payload["edit"]["diff"]


def test_an_edit_with_the_sites_marker_is_declared(watched):
    changed = FIRST.with_text("Der Einsatz dauerte 9 Stunden.", marker="02.03.2026 09:07")
    watched.publish(changed)
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]
    edit = watched.channel.taken[0][0].payload["edit"]
    assert (edit["declared"], edit["declared_by"]) == (True, "author")
    assert edit["declared_at"] == "2026-03-02T08:07:00Z"


def test_an_edit_on_the_page_alone_is_told(watched):
    watched.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0], "Ich glaube das.").page())
    watched.pass_time(20)
    assert watched.channel.types == ["post.edited"]


def test_a_new_post_is_told(watched):
    watched.publish(Post(102, "Noch etwas", ("Ein zweiter Beitrag.",),
                         published="2026-03-02T08:05:00+00:00"))  # fmt: skip
    watched.pass_time(5)
    assert watched.channel.types == ["post.new"]


def test_furniture_is_no_edit(watched):
    for count in range(13, 18):
        watched.publish(replace(FIRST, furniture=f"{count} Beiträge seit 01.02.2020"))
        watched.pass_time(10)
    assert watched.channel.types == []


def test_a_return_to_an_earlier_text_names_the_revision(watched):
    watched.publish(FIRST.with_text("Etwas ganz anderes stand hier, 10 Minuten lang."))
    watched.pass_time(15)
    watched.publish(FIRST)
    watched.pass_time(30)
    kinds = [message.payload["edit"]["kind"] for message, _ in watched.channel.taken]
    assert kinds == ["changed", "reverted"]
    assert watched.channel.taken[1][0].payload["edit"]["reverted_to"] == 1


def test_a_post_is_gone_only_after_two_looks_and_back_when_it_is_back(watched):
    watched.web.take_down(FIRST.url)
    watched.pass_time(8)
    assert watched.channel.types == []
    watched.pass_time(30)
    assert watched.channel.types == ["post.gone"]
    watched.publish(FIRST)
    watched.pass_time(60)
    assert watched.channel.types == ["post.gone", "post.restored"]


def test_a_post_that_left_the_feed_is_not_gone(watched):
    del watched.posts[FIRST.number]
    watched.publish()
    watched.pass_time(90, step_s=60)
    assert watched.channel.types == []


def test_a_wall_is_neither_gone_nor_an_edit(watched):
    wall = "<html><title>Just a moment...</title><body>Checking your browser</body></html>"
    watched.web.put(FIRST.url, wall)
    watched.pass_time(60, step_s=60)
    assert watched.channel.types == []


def test_a_marker_at_first_sight_is_an_event(watched):
    edited = Post(
        103, "Schon editiert", ("Dieser Text war schon anders.",),
        published="2026-03-02T08:04:00+00:00", marker="02.03.2026 09:05",
    )  # fmt: skip
    watched.publish(edited)
    watched.pass_time(10)
    assert sorted(watched.channel.types) == ["post.edited_before_seen", "post.new"]
    edit = watched.channel.of_type("post.edited_before_seen")[0].payload["edit"]
    assert (edit["kind"], edit["declared_at"]) == ("before_seen", "2026-03-02T08:05:00Z")


def test_a_failing_source_is_told_once_and_its_recovery_once(watched):
    watched.web.take_down(FORUM_FEED, status=503)
    watched.pass_time(60, step_s=60)
    assert watched.channel.types == ["source.failing"]
    watched.publish(FIRST)
    watched.pass_time(120, step_s=60)
    assert watched.channel.types == ["source.failing", "source.recovered"]


def test_every_payload_fits_the_published_schema(watched):
    watched.publish(FIRST.with_text("Neu ist das hier, und 7 ist nicht 6."))
    watched.pass_time(15)
    watched.web.take_down(FIRST.url)
    watched.pass_time(60)
    schema = load("event.v1")
    assert len(watched.channel.taken) == 2
    for message, _ in watched.channel.taken:
        jsonschema.validate(message.payload, schema)


def test_the_same_look_twice_stores_nothing(watched):
    def counted():
        with watched.parts.store.read() as connection:
            return [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (revisions, events)
            ]

    before = counted()
    watched.pass_time(30)
    assert counted() == before


def test_two_edits_of_a_page_that_a_slow_feed_shows_as_one_are_told_once_each(watched):
    second, third = (
        FIRST.with_text(FIRST.paragraphs[0].replace("6", number), FIRST.paragraphs[1])
        for number in ("21", "23")
    )
    for state in (second, third):
        watched.web.put(FIRST.url, state.page())
        watched.pass_time(20)
    watched.publish(third)
    watched.pass_time(20)
    assert watched.channel.types == ["post.edited"] * 2
    assert "23" in watched.channel.taken[1][0].payload["edit"]["diff"]
