import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.links import find_addresses
from ingest.urls import identity_key, is_http
from schemas.records.texts import Block, Link, RichText

K = "http://en.kremlin.ru/events/president/news/67568"


def linked(text, shown, url, **more):
    start = text.index(shown)
    return Block(text=text, links=(Link(start=start, end=start + len(shown), url=url),), **more)


def urls(*blocks):
    return [one.url for one in find_addresses(RichText(blocks=blocks))]


def test_an_address_behind_a_link_stands_where_its_words_stand():
    block = linked("Putins Rede ist hier zu lesen.", "Rede", K)
    (found,) = find_addresses(RichText(blocks=(Block(text="Vorher."), block)))
    assert (found.start, found.end, found.displayed) == (15, 19, "Rede")
    assert (found.url, found.key, found.kind) == (K, identity_key(K), "authored")


@pytest.mark.parametrize(
    "shown",
    [
        "http://en.kremlin.ru/events/presid…",
        "http://en.kremlin.ru/events/pre...s/67568",
        "http://en.kremlin.ru/events/president/n ... ews/67568",
        "en.kremlin.ru/events",
        "www.en.kremlin.ru",
        K,
        "https://www.en.kremlin.ru/events/president/news/67568/",
    ],
)
def test_the_target_of_a_link_outranks_the_address_that_it_shows(shown):
    assert urls(linked(f"Hier: {shown} steht es", shown, K)) == [K]


def test_a_link_that_shows_one_document_and_leads_to_another_gives_both():
    other = "https://forum.example/exit?id=5"
    assert urls(linked(f"Hier: {K} steht es", K, other)) == [other, K]


def test_a_label_in_markup_is_outranked_by_its_target():
    assert urls(Block(text=f"[http://en.kremlin.ru/events]({K})")) == [K]
    assert urls(Block(text=f"[url={K}]http://en.kremlin.ru/events[/url]")) == [K]
    assert urls(Block(text=f'[URL="{K}"]en.kremlin.ru/events/[/URL]')) == [K]
    assert len(urls(Block(text=f"[url={K}]http://kremlin.ru/d/9[/url] http://a.ru/x"))) == 3


def test_wrappers_are_opened_and_named():
    text = f"https://web.archive.org/web/2022/{K}"
    (found,) = find_addresses(RichText.of(text))
    assert (found.url, found.wrappers, found.displayed) == (K, ("web.archive.org",), text)


def test_links_that_lead_to_no_page_are_no_addresses():
    assert urls(linked("Mail an mich", "mich", "mailto:a@b.example")) == []


@pytest.mark.parametrize(
    ("first", "second", "url"),
    [
        ("Siehe http://en.kremlin.ru/events/president/", "news/67568 und", K),
        ("Siehe http://en.kremlin.ru/events/president/news/", "67568", K),
        (
            "http://a.example/one-two-",
            "three-four.html.",
            "http://a.example/one-two-three-four.html",
        ),
    ],
)
def test_an_address_that_a_line_break_splits_is_one(first, second, url):
    text = RichText(blocks=(Block(text=first), Block(text=second)))
    (found,) = find_addresses(text)
    assert found.url == url
    assert text.visible[found.start : found.end] == found.displayed


@pytest.mark.parametrize(
    "second",
    ["und dann", "Weiter 5", "http://b.example/x/1", "b.ru/x/1", "https://b.ex ... x/1"],
)
def test_an_address_at_a_line_end_does_not_swallow_the_next_line(second):
    found = urls(Block(text="Siehe http://a.example/x/"), Block(text=second))
    assert found[0] == "http://a.example/x/"


def test_spans_count_the_invisible_characters_that_addresses_lose():
    text = "\u200bSiehe http://en.krem\u200blin.ru/d/6\xad7568\u200b."
    (found,) = find_addresses(RichText(blocks=(Block(text=text),)))
    assert found.url == "http://en.kremlin.ru/d/67568"
    assert text[found.start : found.end] == "http://en.krem\u200blin.ru/d/6\xad7568"


def kinds(*blocks):
    return [one.kind for one in find_addresses(RichText(blocks=blocks))]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (Block(text=K, kind="quote", quote_of="Anna"), "inherited"),
        (
            Block(text=K, kind="quote", quote_of="https://f.example/t/1/?postID=5#post5"),
            "inherited",
        ),
        (Block(text=K, kind="quote", quote_of=K), "authored"),
        (Block(text=K, kind="quote"), "authored"),
        (Block(text=f"> {K}"), "inherited"),
        (Block(text=f"[quote=Anna]{K}[/quote]"), "inherited"),
        (Block(text=f"[quote]{K}[/quote]"), "authored"),
        (Block(text=f"[quote=Anna]x[/quote] {K}"), "authored"),
        (Block(text=f"[quote]a[quote=B]{K}[/quote]c[/quote]"), "inherited"),
        (Block(text=K), "authored"),
    ],
)
def test_an_address_inside_an_earlier_post_is_inherited(block, kind):
    assert kinds(block) == [kind]


def test_a_quote_code_reaches_over_blocks_and_an_unclosed_one_to_its_line_end():
    assert kinds(Block(text="[quote=Anna]"), Block(text=K), Block(text="[/quote]")) == ["inherited"]
    assert kinds(Block(text=f"[quote=Anna]{K}"), Block(text=K)) == ["inherited", "authored"]


PIECES = """
http:// hxxp:// https:/ www. . / [.] dot en.kremlin.ru kremlin.ru/d/1 президент.рф 见 的 。 ( ) [ ]
[/url] [url= ]( < > " ' „ “ … ... ? & &amp; # % ~ _ * - @ : 12345 Wort x \u200b \xad \n
""".split()  # noqa: SIM905 (a table is easier to read so)
TEXTS = st.lists(st.sampled_from([*PIECES, " "]) | st.text(max_size=3), max_size=30).map("".join)


@settings(deadline=None)
@given(TEXTS)
def test_every_span_shows_what_was_found_and_every_url_can_be_fetched(text):
    rich = RichText.of(text)
    found = find_addresses(rich)
    assert list(found) == sorted(found, key=lambda one: (one.start, one.end))
    for one in found:
        assert one.displayed == rich.visible[one.start : one.end] != ""
        assert is_http(one.url)
        assert one.key == identity_key(one.url)


@settings(deadline=None)
@given(TEXTS)
def test_addresses_written_out_do_not_overlap(text):
    found = find_addresses(RichText.of(text))
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE = """
a a. http:// hxxp://a.ru, http://a) [url= [url=http://a.ru/x] [x](http://a.ru/x) https://href.li/?
http://a.ru/% a字/ -a a[.] &amp; \\ [quote=a] [quote= ... a.ru/x http:// [1]
'http://a.ru/' 1.1. www._
""".split()  # noqa: SIM905
HOSTILE += ["a dot ", "www. ", "http: ", "http://a.ru ... ", "\u200b", " "]
# 40 kB take at most 0.4 s here; a quadratic step takes minutes.
WITHIN_S = 5


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("head", ["", "http://a.ru/", "http:"])
def test_hostile_text_costs_time_in_proportion_to_its_length(head, piece):
    text = head + piece * (40_000 // len(piece))
    begun = time.perf_counter()
    find_addresses(RichText(blocks=(Block(text=text),)))
    assert time.perf_counter() - begun < WITHIN_S


def test_many_links_cost_time_in_proportion_to_their_number():
    text = f"{K} " * 2500
    links = tuple(
        Link(start=at, end=at + len(K), url=f"http://b.example/{at}")
        for at in range(0, len(text), len(K) + 1)
    )
    begun = time.perf_counter()
    assert len(find_addresses(RichText(blocks=(Block(text=text, links=links),)))) == 5000
    assert time.perf_counter() - begun < WITHIN_S
