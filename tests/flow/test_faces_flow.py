"""Language versions of a statement are its faces: one statement, each with a history of its own."""

from dataclasses import replace

import pytest

from ingest.pipeline.faces import best_face, load_faces
from ingest.store import documents
from tests.fakes.sites import ATOM, Post, office_feed
from tests.flow.baseline import STATEMENT
from tests.flow.conftest import WATCH

RUSSIAN_OFFICE = "http://kremlin.ru"
RUSSIAN_FEED = f"{RUSSIAN_OFFICE}/events/president/news/feed"
RUSSIAN = replace(
    STATEMENT,
    office=RUSSIAN_OFFICE,
    title="Сессия Совета коллективной безопасности",
    paragraphs=(
        "Мы знаем, что угроза государственности вызвана не стихийными протестами из-за цен.",
        "Меры, принятые нашей организацией, показали: раскачать ситуацию дома мы не дадим.",
        "Благодарю всех коллег за внимание и за работу.",
    ),
)
BOTH = WATCH.replace(
    "subscriptions:",
    f"""  - name: Kremlin, Russian
    kind: official
    feeds: ["{RUSSIAN_FEED}"]
    every: 1m
    delay: 1s
    confirm_gone: 10m
subscriptions:""",
)


@pytest.fixture
def watched(world):
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(STATEMENT)
    state_in_russian(world, replace(RUSSIAN, number=1))
    world.watch(BOTH)
    world.turn()
    world.pass_time(5)
    return world


def state_in_russian(world, *statements) -> None:
    for statement in statements:
        world.web.put(statement.url, statement.page())
    world.web.put(RUSSIAN_FEED, office_feed(list(statements)), kind=ATOM)


def held(world) -> dict[str, str]:
    """The documents of the statement by language."""
    with world.parts.store.read() as connection:
        found = documents.ids_by_key(connection, "statement", ["kremlin:67568"])
        faces = load_faces(connection, found.values()).of(found["kremlin:67568"])
    return {face.language: face.id for face in faces}


def test_two_languages_are_two_faces_of_one_statement(watched):
    assert list(held(watched)) == ["en"]
    state_in_russian(watched, RUSSIAN)
    watched.pass_time(10)
    assert list(held(watched)) == ["en", "ru"]


def test_a_further_face_is_no_new_statement(watched):
    state_in_russian(watched, RUSSIAN)
    watched.pass_time(10)
    assert "statement.new" not in watched.channel.types


def test_faces_are_never_compared_with_each_other(watched):
    state_in_russian(watched, RUSSIAN)
    watched.pass_time(10)
    assert watched.channel.types == []


def test_an_edit_of_one_face_is_told_of_that_face_alone(watched):
    state_in_russian(watched, RUSSIAN)
    watched.pass_time(10)
    altered = RUSSIAN.paragraphs[0].replace("не стихийными", "стихийными")
    state_in_russian(watched, replace(RUSSIAN, paragraphs=(altered, *RUSSIAN.paragraphs[1:])))
    watched.pass_time(10)
    (message,) = watched.channel.of_type("statement.edited")
    assert message.payload["document"]["id"] == held(watched)["ru"]


def test_a_face_that_is_gone_leaves_the_other_live(watched):
    state_in_russian(watched, RUSSIAN)
    watched.pass_time(10)
    watched.web.take_down(RUSSIAN.url)
    watched.pass_time(120, step_s=60)
    faces = held(watched)
    with watched.parts.store.read() as connection:
        rows = documents.rows_by_id(connection, list(faces.values()))
    assert rows[faces["ru"]]["state"] == "gone"
    assert rows[faces["en"]]["state"] == "live"


def test_a_post_is_compared_with_the_face_in_its_own_language(watched):
    state_in_russian(watched, RUSSIAN)
    watched.pass_time(10)
    faces = held(watched)
    with watched.parts.store.read() as connection:
        both = load_faces(connection, [faces["ru"]]).of(faces["ru"])
    assert best_face(both, post_language="ru", cited_language="en").language == "ru"
    assert best_face(both, post_language="de", cited_language="ru").language == "ru"
    assert best_face(both, post_language="de", cited_language=None).language == "en"
    assert best_face((), post_language="de", cited_language=None) is None
