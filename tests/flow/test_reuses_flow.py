"""A reply that quotes an earlier post is led back to it, whichever of the two is held first."""

from dataclasses import replace

import pytest

from ingest.pipeline.link import link
from ingest.store import citations, reuses
from ingest.store.ids import document_id
from tests.fakes.sites import Post

SAID = "Die Truppen waren nach der Erklärung in sechs Stunden da, und das ist keine Falle gewesen."
EARLIER = Post(301, "Wie schnell das ging", ("Zur Sache.", SAID, "Mehr weiß ich nicht."))
OTHER = Post(302, "Etwas ganz anderes", ("Hier geht es um Züge und nicht um Truppen.",))


def reply(quoted, *, of="mueller", number=310, author="schmidt"):
    words = (f'<blockquote cite="{of}"><p>{quoted}</p></blockquote>', "Das glaube ich nicht.")
    return Post(number, "Re: Wie schnell das ging", words, author=author)


def id_of(post):
    return document_id("post", f"heise:forum.example:{post.number}")


def led_back(world, post):
    """The rows of a post."""
    with world.parts.store.read() as connection:
        return reuses.of_posts(connection, [id_of(post)]).get(id_of(post), [])


def seen(world, *posts):
    world.publish(*posts)
    world.pass_time(3)


def test_a_named_quote_leads_to_the_post_that_says_so(watched):
    answer = reply(SAID)
    seen(watched, EARLIER, OTHER, answer)
    [row] = led_back(watched, answer)
    assert (row["earlier_id"], row["quoted"]) == (id_of(EARLIER), "mueller")
    [pair] = row["spans"]
    assert not pair["altered"]
    with watched.parts.store.read() as connection:
        texts = citations.newest_revisions(connection, [id_of(EARLIER), id_of(answer)])
    here, there = (texts[id_of(one)]["text"] for one in (answer, EARLIER))
    assert here[slice(*pair["post"])] == there[slice(*pair["earlier"])] == SAID[:-1]


def test_an_altered_quote_shows_what_was_altered(watched):
    answer = reply(SAID.replace("sechs", "acht"))
    seen(watched, EARLIER, answer)
    [row] = led_back(watched, answer)
    with watched.parts.store.read() as connection:
        texts = citations.newest_revisions(connection, [id_of(EARLIER), id_of(answer)])
    [altered] = [pair for pair in row["spans"] if pair["altered"]]
    assert texts[id_of(answer)]["text"][slice(*altered["post"])] == "acht"
    assert texts[id_of(EARLIER)]["text"][slice(*altered["earlier"])] == "sechs"


def test_a_quote_keeps_what_the_earlier_post_said_before_its_edit(watched):
    answer = reply(SAID)
    seen(watched, EARLIER)
    seen(watched, answer, EARLIER.with_text("Zur Sache.", SAID.replace("sechs", "zwölf")))
    watched.pass_time(10)
    [row] = led_back(watched, answer)
    assert row["earlier_id"] == id_of(EARLIER)
    assert not any(pair["altered"] for pair in row["spans"])


def test_an_address_leads_back_whatever_the_words(watched):
    answer = reply("Ganz andere Worte, die dort nirgends stehen.", of=EARLIER.url)
    seen(watched, EARLIER, answer)
    [row] = led_back(watched, answer)
    assert (row["earlier_id"], row["earlier_revision_id"]) == (id_of(EARLIER), None)


def test_words_that_the_named_author_never_wrote_lead_nowhere(watched):
    answer = reply("Ganz andere Worte, die dort nirgends stehen.")
    seen(watched, EARLIER, answer)
    [row] = led_back(watched, answer)
    assert (row["earlier_id"], row["quoted"]) == (None, "mueller")
    assert [pair["earlier"] for pair in row["spans"]] == [None]


def test_a_few_words_that_several_posts_have_lead_to_none_of_them(watched):
    posts = [replace(EARLIER, number=320 + n, paragraphs=("Reiner Zufall.",)) for n in (0, 1)]
    answer = reply("Reiner Zufall.")
    seen(watched, *posts, answer)
    assert [row["earlier_id"] for row in led_back(watched, answer)] == [None]


@pytest.mark.parametrize("of", ["mueller", EARLIER.url], ids=["name", "address"])
def test_an_earlier_post_that_arrives_late_resolves_what_waits_for_it(watched, of):
    answer = reply(SAID, of=of)
    seen(watched, answer)
    [waiting] = led_back(watched, answer)
    assert waiting["earlier_id"] is None
    seen(watched, EARLIER)
    rows = led_back(watched, answer)
    assert [row["earlier_id"] for row in rows] == [id_of(EARLIER)]


def test_an_edit_that_takes_the_quote_out_takes_the_row_out(watched):
    answer = reply(SAID)
    seen(watched, EARLIER, answer)
    assert led_back(watched, answer)
    seen(watched, answer.with_text("Das glaube ich nicht."))
    watched.pass_time(10)
    assert led_back(watched, answer) == []


def test_doing_it_twice_makes_the_same_rows(watched):
    answer = reply(SAID)
    seen(watched, EARLIER, answer)
    [first] = led_back(watched, answer)
    watched.pass_time(1)
    link(watched.parts, [first["post_revision_id"]])
    assert led_back(watched, answer) == [first]


def test_both_posts_show_each_other(watched):
    answer = reply(SAID)
    seen(watched, EARLIER, answer)
    with watched.parts.store.read() as connection:
        [quotes] = reuses.shown_of(connection, id_of(answer), limit=10)
        [quoted] = reuses.shown_of(connection, id_of(EARLIER), limit=10)
    assert (quotes["side"], quotes["id"], quotes["author"]) == ("quotes", id_of(EARLIER), "mueller")
    assert (quoted["side"], quoted["id"], quoted["author"]) == (
        "quoted by",
        id_of(answer),
        "schmidt",
    )


def test_a_post_never_quotes_itself(watched):
    own = reply(SAID, of="schmidt")
    seen(watched, own)
    assert [row["earlier_id"] for row in led_back(watched, own)] == [None]
