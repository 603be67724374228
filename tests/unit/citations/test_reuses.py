"""Posts that quote earlier posts: whom they name, which words are theirs, what was altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.reused_text import Quoted, likeness, reused
from ingest.citations.reuses import quoted_posts
from ingest.lexicon.sayings_wrote import quote_head
from schemas.records.texts import Block, RichText


def quote(text, of):
    return Block(text=text, kind="quote", quote_of=of)


def named(*blocks):
    """Name, address, number and words of what these blocks quote."""
    made = (Block(text=one) if isinstance(one, str) else one for one in blocks)
    post = RichText(blocks=tuple(made))
    return [
        (one.name, one.address, one.number, [post.visible[a:b] for a, b in one.spans])
        for one in quoted_posts(post)
    ]


def against(here, earlier):
    return reused(Quoted.of(here, [(0, len(here))]), earlier)


@pytest.mark.parametrize(
    ("reference", "name", "number"),
    [
        ("=Anna", "Anna", None),
        ('="Anna"', "Anna", None),
        ("=@Anna", "Anna", None),
        ('="Anna, post: 5, member: 3"', "Anna", "5"),
        ("=Anna;123", "Anna", "123"),
        ("='Anna B.' pid='77' dateline='1700000000'", "Anna B.", "77"),
        ('="Anna" post_id=77 time=1700000000 user_id=4', "Anna", "77"),
        (" author=Anna link=topic=7.msg99#msg99 date=1700000000", "Anna", "99"),
        ('="Anna, post:3, topic:17, full:true"', "Anna", None),  # a place, not a board's number
    ],
)
def test_a_code_names_whom_it_quotes_as_its_engine_writes_it(reference, name, number):
    [(*found, words)] = named(f"[quote{reference}]Es waren sechs Stunden.[/quote] Nein.")
    assert found == [name, None, number]
    assert words == ["Es waren sechs Stunden."]


def test_a_quote_within_a_quote_is_the_innermost_authors():
    assert named(
        quote("Bert said: ↑", "Bert"), quote("Sechs.", "Bert"), quote("Acht.", "Anna"), "Neun.",
    ) == [("Bert", None, None, ["Sechs."]), ("Anna", None, None, ["Acht."])]  # fmt: skip
    assert named("[quote=Anna][quote=Bert]Sechs.[/quote] Acht.[/quote] Neun.") == [
        ("Bert", None, None, ["Sechs."]),
        ("Anna", None, None, ["Acht."]),
    ]


def test_mail_quotes_are_led_by_the_line_above_them():
    assert named(
        "Anna schrieb am 11. Januar 2022, 10:12:", "> Es waren acht.", "> Bert wrote:",
        "> > Es waren sechs.", "> Wirklich.", "Neun.",
    ) == [
        ("Anna", None, None, ["Es waren acht.", "Wirklich."]),
        ("Bert", None, None, ["Es waren sechs."]),
    ]  # fmt: skip


def test_who_is_not_named_is_not_guessed():
    assert named("Neun.", "> Es waren sechs.", ">> Es waren acht.") == []
    assert named(Block(text="Es waren sechs.", kind="quote"), "[quote]Acht.[/quote]") == []
    assert named("Kosten > 50 % davon", "> 50 % davon") == []


def test_the_page_that_a_quote_comes_from_is_no_post():
    page = "https://press.example/2026/statement-on-cables"
    assert named(quote("Es waren sechs.", page)) == []
    post = "https://f.example/thread/1-x/?postID=5#post5"
    assert named(quote("Es waren sechs.", post)) == [(None, post, None, ["Es waren sechs."])]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Anna wrote:", "Anna"),
        ("Anna schrieb:", "Anna"),
        ("Anna said: ↑", "Anna"),
        ("On Mon, 2 Mar 2026 at 10:12, Anna Bo <anna@example.org> wrote:", "Anna Bo"),
        ("Am 02.03.2026 um 10:12 schrieb Anna:", "Anna"),
        ("Анна писал(а):", "Анна"),
        ("Quote from: Anna on Today at 10:00:11", "Anna"),
        ("Er schrieb das damals, weil er es nicht besser wusste.", None),
        ("Das Ministerium:", None),
    ],
)
def test_the_line_above_a_quote_names_its_author(line, name):
    assert quote_head(line) == name


def test_an_unaltered_quote_has_no_alterations():
    found = against(
        "Die Truppen waren in sechs Stunden da", "Nun: die Truppen waren in sechs Stunden da!"
    )
    assert (found.share, found.altered) == (1.0, ())
    assert found.passages == (((0, 37), (5, 42)),)


def test_an_altered_quote_shows_where_on_both_sides():
    here = "Die Truppen waren in acht Stunden da, das ist keine Falle und niemand wusste es"
    earlier = "Die Truppen waren in sechs Stunden da, das ist eine Falle und niemand wusste es"
    found = against(here, earlier)
    shown = [(here[slice(*one.post)], earlier[slice(*one.earlier)]) for one in found.altered]
    assert found.holds
    assert shown == [("acht", "sechs"), ("keine", "eine")]


def test_words_put_into_a_quote_are_an_alteration():
    here = "Die Truppen waren in sechs Stunden da, und er log dabei wie immer"
    [one] = against(here, "Die Truppen waren in sechs Stunden da, mehr weiß ich nicht").altered
    assert (here[slice(*one.post)], one.earlier) == ("und er log dabei wie immer", None)


@pytest.mark.parametrize(("dots", "alterations"), [(" […] ", 0), (" ... ", 0), (" ", 1)])
def test_what_is_left_out_behind_dots_is_no_alteration(dots, alterations):
    here = f"Die Truppen waren in sechs Stunden da{dots}und das ist keine Falle gewesen"
    earlier = "Die Truppen waren in sechs Stunden da, sagt er, und das ist keine Falle gewesen"
    assert len(against(here, earlier).altered) == alterations


def test_lines_of_a_mail_are_compared_each_for_itself():
    lines = ("die Truppen waren in acht", "Stunden da, das ist keine", "Falle und alle wussten es")
    here = "Anna wrote: " + " | ".join(lines)
    spans = [(here.index(line), here.index(line) + len(line)) for line in lines]
    found = reused(Quoted.of(here, spans), " ".join(lines).replace("acht", "sechs"))
    assert [here[slice(*one.post)] for one in found.altered] == ["acht"]
    assert [here[slice(*post)] for post, _ in found.passages[1:]] == list(lines[1:])


def test_a_long_quote_in_many_lines_is_compared_in_bounded_work():
    line = "wort " * 10
    text = line * 2_000
    spans = [(at, at + len(line)) for at in range(0, len(text), len(line))]
    assert reused(Quoted.of(text, spans), text).holds


def test_a_single_word_leads_to_no_post():
    assert not against("Nein.", "Nein, das stimmt nicht.").holds
    assert against("Reiner Zufall.", "Das ist reiner Zufall.").holds


@given(st.lists(st.sampled_from(["aa", "bb", "cc", "dd", "ee"]), min_size=4, max_size=40))
def test_what_is_copied_is_always_found_unaltered(words):
    text = " ".join(words)
    found = against(text, f"x y {text} z")
    assert found.share == 1.0
    assert found.altered == ()
    assert likeness(Quoted.of(text, [(0, len(text))]), text) == 1.0


@given(st.text(alphabet="> [quote=A]/\nb:", max_size=200))
def test_spans_are_always_inside_the_post(text):
    post = RichText.of(text)
    for one in quoted_posts(post):
        assert all(0 <= start < end <= len(post.visible) for start, end in one.spans)


@pytest.mark.parametrize(
    "text",
    ["[quote=A]" * 100_000, "> " * 500_000, "> a\n>> b\n" * 100_000, "[quote=A]x[/quote]" * 50_000],
    ids=["codes", "depth", "lines", "quotes"],
)
def test_a_hostile_post_is_bounded(text):
    assert len(quoted_posts(RichText.of(text))) <= 50
