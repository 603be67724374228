"""How a mail looks and is read: in dark and light, without styles, by screen readers, when long."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

import pytest

from ingest.alerts.phrases import languages, phrases
from ingest.alerts.render import render
from ingest.revisions.differ.segments import Segment
from tests.unit.alerts.occasions import OCCASIONS, plainly

# Web Content Accessibility Guidelines 2.2, 1.4.3: text of any size.
LEAST_CONTRAST = 4.5
# What large mail services show of a mail before they cut it.
MOST_BYTES = 102_000


def message_of(told, given, language="en", **fields):
    usual = {
        "segments": told.segments, "text_before": told.before, "text_after": told.after,
        "created_at": given.now, "say": phrases(language), "subscription": "desk",
    }  # fmt: skip
    return render("a-1", told.payload, **{**usual, **fields})


class Element(NamedTuple):
    """An element that is open, with the colours in which its text is shown."""

    tag: str
    color: str
    background: str


class Colours(HTMLParser):
    """The pairs of colours in which a mail program shows text, in one of both schemes."""

    def __init__(self, html, *, dark):
        super().__init__()
        self.rules = _rules(html) if dark else {}
        self.open = [Element("", "#000000", "#ffffff")]
        self.pairs = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in {"meta", "br"}:
            return
        given = dict(attrs)
        style = _declared(given.get("style") or "")
        for name in (tag, *(f".{each}" for each in (given.get("class") or "").split())):
            style |= self.rules.get(name, {})
        parent = self.open[-1]
        color = style.get("color", parent.color)
        self.open.append(Element(tag, color, style.get("background", parent.background)))

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        here = self.open[-1]
        if data.strip() and here.tag not in {"style", "title"}:
            self.pairs.add((here.color, here.background))


def _declared(style):
    parts = (each.partition(":") for each in style.split(";") if ":" in each)
    found = {name.strip(): value.replace("!important", "").strip() for name, _, value in parts}
    return {name: value for name, value in found.items() if name in {"color", "background"}}


def _rules(html):
    """The rules of dark mode, by tag or class."""
    dark = html.partition("(prefers-color-scheme: dark) {")[2].partition("</style>")[0]
    found = {}
    for names, style in re.findall(r"([^{}]+)\{([^{}]+)\}", dark):
        assert all("!important" in each for each in style.split(";") if each.strip())
        for name in names.split(","):
            found[name.strip()] = _declared(style)
    return found


def contrast(one, other):
    """By WCAG 2.2: from 1, the same, to 21, black on white."""
    light, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dim + 0.05)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True])
def test_all_text_can_be_read_in_light_and_in_dark(given, dark):
    pairs = set()
    for told in (*OCCASIONS.values(), plainly("post.gone")):
        pairs |= Colours(message_of(told, given).html, dark=dark).pairs
    assert len(pairs) >= 5
    faint = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < LEAST_CONTRAST}
    assert faint == {}


def test_moved_blocks_can_be_read_as_well(given):
    told = OCCASIONS["moderator"]
    lines = told.before.split("\n")
    moved = told._replace(after="\n".join([*lines[2:], *lines[:2]]))
    html = message_of(moved, given).html
    assert 'class="moved"' in html
    for dark in (False, True):
        pairs = Colours(html, dark=dark).pairs
        assert min(contrast(*pair) for pair in pairs) >= LEAST_CONTRAST


def test_the_colours_of_light_stand_on_the_elements_themselves(given):
    html = message_of(OCCASIONS["quotation broken"], given).html
    bare = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert Colours(bare, dark=False).pairs == Colours(html, dark=False).pairs


@pytest.mark.parametrize("language", languages())
def test_a_screen_reader_is_told_language_headings_and_what_is_a_table(given, language):
    html = message_of(OCCASIONS["quotation broken"], given, language).html
    assert f'<html lang="{language}" dir="ltr">' in html
    levels = [int(each) for each in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert html.count("<table") == html.count("<table ")
    assert html.count('<th scope="row"') == html.count("<tr>")


def test_what_strangers_wrote_is_said_to_be_of_no_known_language(given):
    html = message_of(OCCASIONS["quotation broken"], given).html
    boxes = re.findall(r'<div class="box"[^>]*>', html)
    assert len(boxes) >= 5
    assert all('lang="" dir="auto"' in each for each in boxes)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        (
            "citation removed",
            "der Telefonkonferenz liest, staunt. [-Der Präsident sagte",
        ),
        (
            "declared, nothing seen",
            "The site says that the text was edited, 11 Jan 2022, 12:10 UTC",
        ),
        ("misquoting", "Wer den Text der Telefonkonferenz liest, staunt."),
        ("silent source", "Look at the address in a browser"),
    ],
)
def test_beside_the_subject_stands_the_next_most_useful_line(given, name, beginning):
    html = message_of(OCCASIONS[name], given).html
    preheader = re.search(r'aria-hidden="true">([^<]*)</div>', html)[1]
    assert preheader.startswith(beginning)
    assert len(preheader) <= 140
    assert html.index(preheader) < html.index("<h1")


def test_nothing_is_wider_than_a_narrow_screen(given):
    """Widths are shares or bounds; what has no white space may be broken anywhere."""
    for told in OCCASIONS.values():
        html = message_of(told, given).html
        assert not re.findall(r"(?<![-\w])(?:min-width|width):\s*\d+px", html)
        assert not re.findall(r'\swidth="', html)
        for box in re.findall(r'<(?:div class="box"|h1|li|td)[^>]*>', html):
            assert "overflow-wrap:anywhere" in box


LETTERS = {"Latin": "wörter", "Cyrillic": "слова", "Han": "词语", "signs": "\"<&>'"}


@pytest.mark.parametrize("script", LETTERS)
def test_the_longest_mail_is_shown_whole(given, script):
    """Text, word diff, places, citations and their passages at their bounds at once."""
    words, others = (
        " ".join(f"{LETTERS[script]}{n}" for n in range(at, at + 20_000)) for at in (0, 100_000)
    )
    change = {"field": "text", "kind": "number", "before": words[:1000], "after": others[:1000]}
    told = plainly("post.edited")
    citation = told.payload["citations"][0]
    quotation = {"post": [0, 9], "statement": [0, 9], "post_text": words[:900]}
    quotation |= {"statement_text": others[:900]}
    told.payload["edit"]["changes"] = [change] * 200
    told.payload["citations"] = [{**citation, "quotations": [quotation] * 9, "status": "lost"}] * 50
    rewritten = (Segment(words, "removed"), Segment(others, "added"))
    message = message_of(told, given, text_before=words, text_after=others, segments=rewritten)
    assert len(message.html.encode()) < MOST_BYTES
    assert message.html.count("longer than a message may be") == 2
    assert message.html.rstrip().endswith("</html>")
