import sys
from html import escape
from unicodedata import digit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from ingest.parse.html import drop, rich_text, visible_line
from ingest.parse.markup import attributes_of, too_wide
from ingest.text import one_line
from schemas.records.texts import Link

BASE = "https://site.example/d/7"


def read(source):
    return rich_text(source, base_url=BASE)


def lines(source):
    return [block.text for block in read(source).blocks]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("plain  text\n here", ["plain text here"]),
        ("<p>one<p>two", ["one", "two"]),
        ("one<br>two<br/><br>three", ["one", "two", "three"]),
        ("<p>a <b>bold</b> word</p>", ["a bold word"]),
        ("6<!-- hidden --> hours", ["6 hours"]),
        ("<p>6&nbsp;hours &amp; more &lt;…&gt;</p>", ["6\xa0hours & more <…>"]),
        ("<script>alert('x')</script>text<style>p{}</style>", ["text"]),
        ("<noscript>no</noscript>yes<template>no</template>", ["yes"]),
        ("<p hidden>no</p><p style='display: none'>no</p><p class=sr-only>no</p>yes", ["yes"]),
        ("<button>Reply</button><textarea>no</textarea>yes", ["yes"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("say <q>no</q>", ["say “no”"]),
        ("<img class=emoji alt=😀 src=x.png> fine", ["😀 fine"]),
        ("<img alt='A photograph of the session' src=x.jpg>fine", ["fine"]),
        ("x < y and y > z", ["x < y and y > z"]),
        ("<p>a</b></i>b</p>", ["ab"]),
        ("e\u0301t\u00e9", ["été"]),
        ("a\u00a0b\u202fc", ["a\u00a0b\u202fc"]),
        ("<title>no</title>yes", ["yes"]),
        ("", []),
        ("<p>&nbsp;</p><p> </p>", []),
    ],
)
def test_what_a_reader_sees_of_a_fragment(source, wanted):
    assert lines(source) == wanted


def test_preformatted_text_keeps_its_spaces_and_lines():
    (first, second) = read("<pre>if x:\n\treturn  1</pre>").blocks
    assert (first.kind, first.text) == ("code", "if x:")
    assert second.text == "        return  1"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<h2>x</h2>", "heading"),
        ("<li>x</li>", "list"),
        ("<blockquote>x</blockquote>", "quote"),
        ("<blockquote><ul><li>x</ul></blockquote>", "quote"),
        ("<aside class=quote>x</aside>", "quote"),
        ("<aside>x</aside>", "paragraph"),
        ("<pre>x</pre>", "code"),
    ],
)
def test_the_kind_of_a_block(source, kind):
    (block,) = read(source).blocks
    assert block.kind == kind


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<blockquote data-quote='Anna'>x</blockquote>", "Anna"),
        ("<blockquote><cite>Anna wrote:</cite>x</blockquote>", "Anna"),
        ("<blockquote><cite>Anna schrieb:</cite>x</blockquote>", "Anna"),
        ("<blockquote><cite>Цитата: Анна</cite>x</blockquote>", "Анна"),
        ("<blockquote><cite><a href=/u/2>Anna</a> ↑ 5 minutes ago</cite>x</blockquote>", "Anna"),
        ("<blockquote>x</blockquote>", None),
    ],
)
def test_a_quote_knows_whom_it_quotes_where_it_says_so(source, name):
    assert read(source).blocks[-1].quote_of == name


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a?b=1&amp;c=2", "https://site.example/a?b=1&c=2"),
        ("?x=1&copy=2", "https://site.example/d/7?x=1&copy=2"),
        ("HTTP://Other.example/%7Ea", "HTTP://Other.example/%7Ea"),
        (" https://other.example/a ", "https://other.example/a"),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("", None),
        ("http://[::", "http://[::"),
    ],
)
def test_a_link_is_absolute_and_otherwise_as_the_page_gave_it(href, url):
    links = read(f"<a href='{href}'>here</a>").links
    assert [link.url for link in links] == ([url] if url else [])


def test_links_and_emphasis_stand_on_the_words_they_are_on():
    text = read(
        "<p> see <a href=/1> the <b>first</b> </a>, <a href=/2>second</a><p><a href=/3>x</a>"
    )
    shown = text.visible
    assert [(shown[link.start : link.end], link.url[-1]) for link in text.links] == [
        ("the first", "1"),
        ("second", "2"),
        ("x", "3"),
    ]
    (span,) = text.blocks[0].emphasis
    assert text.blocks[0].text[slice(*span)] == "first"


@pytest.mark.parametrize(
    "source",
    [
        "<p>It is <s>gone</s> here.</p>",
        "<p>It is <strike>gone</strike> here.</p>",
        "<p>It is <del datetime='2022-01-11'>gone</del> here.</p>",
        "<p>It is <span style='color:red; text-decoration: line-through'>gone</span> here.</p>",
        "<p>It is <span style='text-decoration-line:line-through'>gone</span> here.</p>",
        "<p>It is <del><s>go</s>ne</del> here.</p>",
        "<p>It is<s> gone </s>here.</p>",
    ],
)
def test_words_struck_through_are_read_and_known_as_struck(source):
    (block,) = read(source).blocks
    assert block.text == "It is gone here."
    assert [block.text[start:end] for start, end in block.struck] == ["gone"]
    assert block.emphasis == ()


@pytest.mark.parametrize(
    "source",
    ["<b>gone</b>", "<u>gone</u>", "<ins>gone</ins>", "[s]gone[/s]",
     "<span style='text-decoration:underline'>gone</span>"],
)  # fmt: skip
def test_words_that_are_not_struck_through_are_not_known_as_struck(source):
    assert [block.struck for block in read(f"<p>It is {source} here.</p>").blocks] == [()]


def test_struck_words_that_are_bold_are_both_and_a_stroke_goes_on_in_the_next_block():
    first, second = read("zero <s>one <b>two</b><br>three</s> four").blocks
    assert (first.struck, first.emphasis) == (((5, 12),), ((9, 12),))
    assert second.struck == ((0, 5),)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("10<sup>2</sup> metres", "10² metres"),
        ("10<sup>-6</sup>", "10⁻⁶"),
        ("10<sup>−6</sup>", "10⁻⁶"),
        ("10<sup><b>1</b>2</sup>3", "10¹²3"),
        ("CO<sub>2</sub>", "CO₂"),
        ("x<sub>12</sub><sup>+3</sup> 4", "x₁₂⁺³ 4"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("le 1<sup>er</sup> mai", "le 1er mai"),
        ("<sub>lower</sub> words", "lower words"),
        ("<code>a<sup>2</sup></code> 5", "a² 5"),
        ("10<sup>2", "10²"),
    ],
)
def test_digits_that_are_raised_or_lowered_are_read_so_and_letters_stay(source, wanted):
    assert lines(f"<p>{source}</p>") == [wanted]


@pytest.mark.parametrize("name", ["sup", "sub"])
def test_a_power_never_reads_as_the_number_without_it(name):
    assert lines(f"10<{name}>2</{name}>") != lines("102")


@given(number=st.integers(0, 10**9), name=st.sampled_from(["sup", "sub"]))
def test_raised_and_lowered_digits_are_all_kept_in_their_order(number, name):
    (shown,) = lines(f"<p>7<{name}>{number}</{name}>8</p>")
    assert not shown[1:-1].isdecimal()
    assert "".join(str(digit(sign)) for sign in shown) == f"7{number}8"


def test_a_link_that_runs_over_two_blocks_stands_on_both():
    text = read("<a href=/1>one<br>two</a>")
    assert [block.links for block in text.blocks] == [
        (Link(start=0, end=3, url="https://site.example/1"),)
    ] * 2


@pytest.mark.parametrize(
    "source",
    [
        "<p>a <a href=/1>b</a> c</p><ul><li>d</li></ul>",
        "<blockquote data-quote=Anna><p>x</p></blockquote><p>y<br>z</p>",
        "<pre>a\n b</pre><h3>c <i>d</i></h3>",
        "<p>a <s>b</s> <span style='text-decoration:line-through'>c</span></p>",
        "<div>a<div>b</div>c</div>d",
        "<p>10<sup>2</sup> and CO<sub>2</sub>, 1<sup>st</sup></p>",
    ],
)
def test_source_and_tree_give_the_same_text(source):
    tree = html.fragment_fromstring(source, create_parent="div")
    assert rich_text(tree, base_url=BASE) == read(source)


def test_a_chosen_element_is_read_even_inside_what_is_not_shown():
    tree = html.document_fromstring("<noscript><div id=post_1>text</div></noscript>")
    assert rich_text(tree.get_element_by_id("post_1"), base_url=BASE).visible == "text"


def test_an_elements_own_tail_is_no_part_of_it():
    tree = html.fragment_fromstring("<div><p>in</p>behind</div>")
    assert rich_text(tree[0], base_url=BASE).visible == "in"


@pytest.mark.parametrize(
    ("source", "line"),
    [("a &amp; b", "a & b"), ("<b>a</b><br>b", "a b"), ("a\n b", "a b"), ("", "")],
)
def test_a_title_is_one_line(source, line):
    assert visible_line(source) == line


def test_furniture_is_taken_out_and_the_text_behind_it_stays():
    tree = html.fragment_fromstring("<div>a<i class=x>no</i>b<p><i class=x>no</i>c</p></div>")
    drop(tree, (".x", "nothing"))
    assert tree.text_content() == "abc"


def test_attributes_are_read_as_browsers_read_them():
    written = " A=1 b='2' c=\"3&amp;4\" a=5 d e = f href='?x&copy=1&lt;'"
    assert attributes_of(written) == {
        "a": "1",
        "b": "2",
        "c": "3&4",
        "d": "",
        "e": "f",
        "href": "?x&copy=1<",
    }


def calls_for(source):
    """How many functions reading it calls, Python's and C's: time without a clock."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(source)
    finally:
        sys.setprofile(before)
    return count


HOSTILE = [
    "<div>",
    "<b>",
    "<blockquote>",
    "<p><a href=/x>y",
    "</b>",
    "<b><i></b></i>",
    "<li>a",
    "<",
    "<!--",
    "<a href='",
    "&amp;",
    "<pre>\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_hostile_markup_costs_twice_the_work(piece):
    once, twice = calls_for(piece * 3_000), calls_for(piece * 6_000)
    assert twice <= 2.2 * once + 100


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.timeout(30)  # a square of a megabyte takes hours; reading it once takes a second
def test_a_megabyte_of_hostile_markup_is_read(piece):
    source = piece * (1_000_000 // len(piece))
    assert len(read(source).visible) <= 2 * len(source)


def test_text_under_any_depth_of_elements_is_still_seen():
    assert lines("<div>" * 100_000 + "deep") == ["deep"]


def test_an_element_with_thousands_of_attributes_is_found_before_a_tree_is_made():
    many = "".join(f" a{n}=b" for n in range(50_000))
    assert too_wide(f"<p>x</p><div{many}>y</div>")
    assert not too_wide(f"<p>{many}</p>" * 3)
    assert not too_wide(f"<img src='data:image/png;base64,{'A/b+ ' * 60_000}'>")


PIECES = (
    "<p>|</p>|<b>|</b>|<a href=/1>|<a href='x y'>|</a>|<blockquote>|</blockquote>|<li>|<br>|<pre>|"
    "</pre>|\n|  |\t|&nbsp;|&#0;|&#x301;|e|word|\u0301|\u200b|<cite>|</cite>|<q>|</q>|<h2>|<i>|"
    "</i>|<s>|</s>|<span style='text-decoration:line-through'>|</span>|"
    "<img class=emoji alt='e\u0301'>|<script>|</script>|<|>|&|'|\""
)
pieces = st.sampled_from(PIECES.split("|"))
documents = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=80).map("".join))


@given(source=documents)
def test_spans_always_stand_on_something_inside_their_own_block(source):
    for block in read(source).blocks:
        assert block.text.strip()
        assert "\n" not in block.text
        spans = [(link.start, link.end) for link in block.links]
        for start, end in [*spans, *block.emphasis, *block.struck]:
            assert 0 <= start < end <= len(block.text)
            assert not block.text[start].isspace()
            assert not block.text[end - 1].isspace()


@given(source=documents)
def test_the_spans_of_the_whole_text_are_those_of_its_blocks(source):
    text = read(source)
    inside = [block.text[link.start : link.end] for block in text.blocks for link in block.links]
    assert [text.visible[link.start : link.end] for link in text.links] == inside


@given(source=st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(source):
    read(source.decode("utf-8", errors="replace"))
    read(source.decode("latin-1"))


@given(source=documents)
def test_reading_what_is_shown_again_changes_nothing(source):
    shown = [one_line(line) for line in read(source).visible.split("\n")]
    again = "<br>".join(escape(line) for line in shown)
    assert read(again).visible.split("\n") == shown


def test_a_tree_of_any_depth_that_lxml_makes_is_walked_without_recursion():
    root = element = etree.Element("div")
    for _ in range(3_000):
        element = etree.SubElement(element, "div")
    element.text = "deep"
    assert rich_text(root, base_url=BASE).visible == "deep"
