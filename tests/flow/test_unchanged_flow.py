"""Between which looks an edit was made: the look before it is kept, and is never later than so."""

from datetime import timedelta

from sqlalchemy import select

from ingest.pipeline.when_changed import between
from ingest.store import edits as edit_store
from schemas.tables import edits
from tests.flow.baseline import FIRST

EDITED = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])


def stored(world, view):
    query = select(edits).where(edits.c.view == view).order_by(edits.c.detected_at)
    with world.parts.store.read() as connection:
        return list(connection.execute(query).mappings())


def test_an_edit_of_a_page_was_made_since_the_look_before(watched):
    changed = watched.clock() + timedelta(minutes=20)
    watched.pass_time(20, step_s=120)
    watched.web.put(FIRST.url, EDITED.page())
    watched.pass_time(60, step_s=300)
    (edit,) = stored(watched, "page")
    assert edit["unchanged_at"] <= changed <= edit["detected_at"]
    assert edit["detected_at"] - edit["unchanged_at"] < timedelta(minutes=30)


def test_looks_at_a_page_without_the_text_are_no_sight_of_it(watched):
    last_sight = watched.clock()
    watched.web.put(FIRST.url, FIRST.with_text().page())
    watched.pass_time(60, step_s=300)
    watched.web.put(FIRST.url, EDITED.page())
    watched.pass_time(240, step_s=900)
    (edit,) = stored(watched, "page")
    assert edit["unchanged_at"] <= last_sight


def test_what_the_page_still_showed_narrows_what_the_feed_knows(watched):
    watched.pass_time(20, step_s=120)
    changed = watched.clock()
    watched.publish(EDITED)
    watched.pass_time(10)
    (of_feed,), (of_page,) = stored(watched, "feed"), stored(watched, "page")
    assert of_feed["id"] == of_page["echo_of"] or of_page["id"] == of_feed["echo_of"]
    with watched.parts.store.read() as connection:
        accounts = edit_store.accounts(connection, [of_feed, of_page])
    found = [between([row], accounts) for row in (of_feed, of_page)]
    assert found[0] == found[1]
    assert found[0].after == max(of_feed["unchanged_at"], of_page["unchanged_at"])
    assert found[0].after <= changed <= found[0].before
