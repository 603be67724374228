"""Messages of every type in every language against snapshots; `SNAPSHOTS=write` makes them anew."""

import os
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings, strategies
from hypothesis import given as holds_for

from ingest.alerts.phrases import languages, phrases
from ingest.alerts.render import render
from tests.unit.alerts.conftest import EVENT_TYPES
from tests.unit.alerts.occasions import OCCASIONS, plainly

SNAPSHOTS = Path(__file__).parent / "snapshots"


class Segment(NamedTuple):
    text: str
    mark: str
    move: int | None = None


BEFORE = "Die Truppen waren in weniger als 6 Stunden da. Es ist eine Falle.\nUnd dann: nichts."
AFTER = "Die Truppen waren in weniger als 8 Stunden da. Es ist keine Falle.\nUnd dann: nichts."
SEGMENTS = (
    Segment("Die Truppen waren in weniger als ", "same"),
    Segment("6", "removed"),
    Segment("8", "added"),
    Segment(" Stunden da. Es ist ", "same"),
    Segment("eine", "removed"),
    Segment("keine", "added"),
    Segment(" Falle.\nUnd dann: nichts.", "same"),
)


@pytest.fixture
def message_of(given):
    def make(event_type="post.edited", *, segments=SEGMENTS, before=BEFORE, after=AFTER, **fields):
        payload = given.payload(event_type, **fields)
        return render(
            "a-1",
            payload,
            segments=segments if payload["edit"] else (),
            text_before=before,
            text_after=after,
            created_at=given.now,
        )

    return make


def same_as_snapshot(name, found):
    path = SNAPSHOTS / name
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


TOLD = {**{each: plainly(each) for each in EVENT_TYPES}, **OCCASIONS}


def message_about(told, language, given, **fields):
    usual = {
        "segments": told.segments, "text_before": told.before, "text_after": told.after,
        "created_at": given.now, "say": phrases(language, "Europe/Berlin"), "subscription": "desk",
    }  # fmt: skip
    return render("a-1", told.payload, **{**usual, **fields})


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", TOLD)
def test_every_message_reads_as_agreed_in_every_language(given, name, language):
    message = message_about(TOLD[name], language, given)
    file = f"{name.replace(',', '').replace(' ', '_')}.{language}"
    same_as_snapshot(f"{file}.txt", f"Subject: {message.subject}\n\n{message.text}")
    same_as_snapshot(f"{file}.html", message.html)


def test_every_snapshot_is_of_a_message_that_there_is():
    known = {
        f"{name.replace(',', '').replace(' ', '_')}.{code}" for name in TOLD for code in languages()
    }
    kept = {path.stem for path in SNAPSHOTS.iterdir() if not path.name.startswith("digest")}
    assert kept == known | {"places"}


def test_edits_are_counted_only_where_all_that_is_joined_are_edits(given):
    several = "2 edits in a row"
    assert several in message_about(OCCASIONS["moderator"], "en", given).text
    assert "also" in OCCASIONS["quotation broken"].payload
    assert several not in message_about(OCCASIONS["quotation broken"], "en", given).text


def test_a_message_names_its_subscription_language_and_picture(given):
    message = message_about(OCCASIONS["moderator"], "de", given, picture=b"png")
    assert (message.subscription, message.language, message.picture) == ("desk", "de", b"png")
    assert "Abonnement desk" in message.text


class Page(HTMLParser):
    """Tags, attributes and text of a page, as a mail program would find them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_the_html_is_whole_and_brings_nothing_from_elsewhere(message_of, event_type):
    html = message_of(event_type).html
    page = Page(html)
    assert html.lstrip().startswith("<!doctype html>")
    assert page.open == []
    assert not {"img", "script", "link", "iframe", "object", "form", "svg"} & set(page.tags)
    assert not {"src", "srcset", "background", "action"} & {name for name, _ in page.attributes}
    assert "url(" not in html
    assert "@import" not in html
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "prefers-color-scheme: dark" in html


def test_what_came_and_went_is_told_by_more_than_colour(message_of):
    html = message_of().html
    assert "<del style=" in html
    assert "<ins style=" in html
    assert "line-through" in html
    assert "underline" in html


MOVED = (
    Segment(
        "Die Truppen waren in weniger als 6 Stunden da, und niemand sah sie kommen.",
        "moved_away",
        1,
    ),
    Segment("\n", "removed"),
    Segment("Es ist eine Falle.", "same"),
    Segment("\n", "added"),
    Segment("Die Truppen waren in weniger als ", "moved_here", 1),
    Segment("6", "removed", 1),
    Segment("8", "added", 1),
    Segment(" Stunden da, und niemand sah sie kommen.", "moved_here", 1),
)


def test_a_moved_block_is_shown_at_both_its_places_and_not_as_lost(message_of):
    message = message_of(segments=MOVED, before="")
    assert "[~1: moved from here~] {~1: moved to here~}" in message.text
    assert "| [~1: Die Truppen waren in weniger als 6 Stunden da, und niemand …~]" in message.text
    assert "| {~1: Die Truppen waren in weniger als [-6-]{+8+} Stunden da" in message.text
    words = "".join(Page(message.html).words)
    assert "[1, moved down from here: “Die Truppen" in words
    assert "[1, moved here from above:] Die Truppen waren in weniger als [-6-]{+8+}" in words


def test_the_html_says_what_came_and_went_without_colours(message_of):
    assert "weniger als [-6-]{+8+} Stunden" in "".join(Page(message_of().html).words)


@pytest.mark.parametrize("forged", ["[~1: never moved~]", "{~1: x~}", "{+x+}"])
def test_no_text_can_forge_a_mark_in_html_either(message_of, forged):
    message = message_of(segments=(Segment(forged, "same"), Segment("y", "added")), before="")
    for shown in ("".join(Page(message.html).words), message.text):
        assert forged not in shown


EVIL = "<script>alert(1)</script><img src=x onerror=y>\"'--></style></title>"


def poisoned(value, poison):
    """The payload with the poison in every text that a stranger wrote."""
    spare = {"id", "type", "kind", "view", "significance", "method", "status", "state", "field"}
    spare |= {"detected_at", "published_at", "declared_at", "declared_by", "code"}
    if isinstance(value, dict):
        return {k: v if k in spare else poisoned(v, poison) for k, v in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, poison) for inner in value]
    return value + poison if isinstance(value, str) else value


def poisoned_message(given, event_type, poison, language="en"):
    payload = poisoned(given.payload(event_type), poison)
    segments = [Segment(poison, mark) for mark in ("same", "added", "removed", "same")]
    return render(
        "a-1",
        payload,
        segments=segments,
        text_before=poison,
        text_after=poison,
        created_at=given.now,
        say=phrases(language),
        subscription=poison,
    )


@pytest.mark.parametrize("language", languages())
def test_no_text_of_a_stranger_becomes_markup(given, event_type, language):
    clean, dirty = (
        Page(poisoned_message(given, event_type, poison, language).html)
        for poison in ("harmless", EVIL)
    )
    assert set(dirty.tags) <= set(clean.tags)
    assert {name for name, _ in dirty.attributes} <= {name for name, _ in clean.attributes}
    assert "<script>" in "".join(dirty.words)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@holds_for(
    words=strategies.lists(
        strategies.sampled_from(
            ["\n", "\r", "\u2028", "\x85", " ", "Details", "Source: x", "|", "!"]
        ),
        max_size=12,
    )
)
def test_a_message_has_as_many_lines_of_ours_whatever_strangers_write(given, words):
    poison = "a" + "".join(words)
    for language in languages():
        clean, dirty = (
            _lines_of_ours(poisoned_message(given, "post.edited", each, language).text)
            for each in ("harmless", poison)
        )
        assert len(dirty) == len(clean)


def _lines_of_ours(text):
    """All lines but those behind a bar, in which texts are shown."""
    return [line for line in text.split("\n") if not line.startswith("|")]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@holds_for(poison=strategies.text(strategies.characters(), max_size=40))
def test_no_text_whatever_breaks_a_message(given, poison):
    for language in languages():
        message = poisoned_message(given, "post.edited", poison, language)
        for shown in (message.subject, message.text, message.html):
            shown.encode("utf-8")
            assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        assert not set(message.subject) & set("\r\n\t\x00\u2028\u200b")
        assert Page(message.html).open == []


@pytest.mark.parametrize(
    "break_", ["\r\nBcc: all@example.org", "\nBcc: x", "\u2028Bcc: x", "\x85x"]
)
def test_a_title_cannot_break_the_line_of_the_subject(given, message_of, break_):
    document = {**given.payload("post.gone")["document"], "title": f"Title{break_}"}
    assert len(message_of("post.gone", document=document).subject.splitlines()) == 1


def test_direction_controls_are_dropped_from_the_subject_and_shown_in_the_text(given, message_of):
    payload = given.payload("post.gone")
    document = {**payload["document"], "title": "safe\u202eexe.txt"}
    message = message_of("post.gone", document=document, before="a\u202eb")
    assert "“safeexe.txt”" in message.subject
    assert "| a⟨U+202E⟩b" in message.text
    assert "a⟨U+202E⟩b" in message.html


def test_a_text_cannot_pass_for_a_line_of_the_alert(message_of):
    message = message_of("post.gone", before="x\rDeclared:     yes\u2028Source: y")
    assert "\nDeclared" not in message.text
    assert "| Declared:     yes\n| Source: y" in message.text


def test_a_text_cannot_forge_the_marks_of_the_diff(message_of):
    segments = (Segment("[-never said-] {+nor this+}", "same"), Segment("x", "added"))
    text = message_of(segments=segments, before="").text
    assert "[-never" not in text
    assert "this+}" not in text
    assert "{+x+}" in text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https:", "http://[x", "x y"],
)
def test_only_web_addresses_become_links(given, message_of, url):
    document = {**given.payload("post.gone")["document"], "url": url}
    message = message_of("post.gone", document=document)
    assert f'href="{url}' not in message.html
    assert f"On the site: {url}" in message.text


def test_unchanged_words_far_from_a_change_are_left_out_and_the_text_is_there_in_full(message_of):
    far = " ".join(f"word{n}" for n in range(2000))
    segments = (Segment(far + " ", "same"), Segment("6", "removed"), Segment("8", "added"))
    message = message_of(segments=segments, before=far)
    diff = message.text.partition("Earlier text")[0]
    assert "word1999 [-6-]{+8+}" in diff
    assert "word1500" not in diff
    assert "word1500" in message.text.partition("Earlier text")[2]


def test_a_text_too_long_for_a_mail_is_cut_and_says_so(message_of):
    message = message_of(before="x" * 100_000)
    assert len(message.text) < 45_000
    assert len(message.html) < 102_000
    assert "palimpsest show p-1" in message.text
    for shown in (message.text, message.html):
        assert "longer than a message may be" in shown


def test_without_a_word_diff_the_unified_diff_is_shown(message_of):
    message = message_of(segments=())
    assert "| -weniger als 6 Stunden\n| +weniger als 8 Stunden" in message.text


def test_the_payload_is_handed_on_untouched(given, message_of):
    assert message_of().payload == given.payload("post.edited")


def test_mails_of_one_document_are_one_thread_and_a_source_has_none(message_of):
    assert message_of().thread == "p-1"
    assert message_of("source.failing").thread is None


def test_an_edited_statement_says_how_many_posts_cite_it_and_which(given, message_of):
    usual = given.payload("post.edited")["citations"][0]
    quotation = {"post": [0, 3], "statement": [0, 3], "post_text": "Wir", "statement_text": "We"}
    posts = [
        {**usual, "post_id": f"p-{n}", "post_url": f"https://forum.example/{n}", "post_author": "m"}
        for n in range(3)
    ]
    message = message_of(
        "statement.edited", citations=[{**posts[0], "quotations": [quotation]}, *posts]
    )
    assert ", cited by 3 posts, " in message.subject
    assert "a post by m (by its address" in message.text
    assert "https://forum.example/2" in message.text
    assert "| In the post: Wir\n  | In the statement: We" in message.text


def change(kind, before, after, *, reason="", at=0, field="text"):
    spans = [[at, at + len(side)] for side in (before, after)]
    told = {"field": field, "kind": kind, "before": before, "after": after, "reason": reason}
    return told | {"before_span": spans[0], "after_span": spans[1]}


PLACES = [
    (
        [
            change("number", "6", "8", reason="a number was replaced: “6” by “8”"),
        ],
        "  number: “6” → “8”\n",
    ),
    (
        [
            change("attribution", "Ada sagte", "Kim rief", reason="a verb was changed"),
            change("name", "Ada sagte", "Kim rief", reason="a name was put in: “Kim”"),
        ],
        (
            "  who says it, name: “Ada sagte” → “Kim rief”\n"
            "    a verb was changed; a name was put in: “Kim”\n"
        ),
    ),
    (
        [
            change("number", "5", "6", at=1),
            change("number", "5", "6", at=9),
        ],
        "  number: “5” → “6”\n  number: “5” → “6”\n",
    ),
    ([change("addition", "", "Neu.", reason="a sentence was put in")], "  added: “Neu.”\n"),
    ([change("removal", "Alt.", "", reason="a sentence was taken out")], "  removed: “Alt.”\n"),
    ([change("move", "Da.", "Da.", reason="it stands elsewhere")], "  moved: “Da.”\n"),
    (
        [change("number", "http://a.example/90101", "(Link weg)", reason="a number went: 90101")],
        "  link: “http://a.example/90101” → “(Link weg)”\n",
    ),
    ([change("name", "", "nach Kiew", at=4)], "  name: (nothing) → “nach Kiew”\n"),
    (
        [change("wording", "Alt", "Neu", field="title", reason="words were put in")],
        "  title, wording: “Alt” → “Neu”\n    words were put in\n",
    ),
]


@pytest.mark.parametrize(("changes", "lines"), PLACES)
def test_a_place_is_told_once_with_what_its_reason_adds(given, message_of, changes, lines):
    edit = {**given.payload("post.edited")["edit"], "changes": changes}
    assert f"Changed places\n\n{lines}\nCitations" in message_of(segments=(), edit=edit).text


@pytest.mark.parametrize("language", languages())
def test_a_single_place_that_the_diff_shows_is_not_listed_again(given, language):
    heading = phrases(language)("heading-places")
    for name, is_listed in (("citation removed", False), ("quotation broken", True)):
        assert (heading in message_about(OCCASIONS[name], language, given).text) is is_listed


def test_a_place_in_html_shows_the_sides_that_are_there_and_why(given, message_of):
    changes = [each for told, _ in PLACES for each in told]
    edit = {**given.payload("post.edited")["edit"], "changes": changes}
    same_as_snapshot("places.html", message_of(edit=edit).html)
