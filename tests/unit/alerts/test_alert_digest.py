"""Many alerts as one message: which lines it has, what it says, and that nothing is dropped."""

import os
from datetime import UTC, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given as holds_for
from hypothesis import settings
from hypothesis import strategies as st

from ingest.alerts.digest import Occasion, message_of_digest
from ingest.alerts.digest_lines import MOST_LINES, MOST_ON_TOP, Item, chosen, lines_of
from ingest.alerts.digest_words import clock, period, why
from ingest.alerts.phrases import phrases
from schemas.records.alerts import AtMost, Quiet
from schemas.records.revisions import Significance

SNAPSHOTS = Path(__file__).parent / "snapshots"
BEGINS = datetime(2022, 1, 11, 13, tzinfo=UTC)  # 14:00 in Berlin
ENDS = BEGINS + timedelta(hours=1)
SAY = phrases("en", "Europe/Berlin")


def item(event_id, type_="post.edited", *, minute=0, document="p-1", **fields):
    usual = {"source": "Telepolis forum", "step": f"r-{event_id}", "view": "page"}
    if type_.endswith(".edited"):
        usual["significance"] = Significance.SUBSTANTIVE
    at = BEGINS + timedelta(minutes=minute)
    return Item(
        event_id=event_id, type=type_, at=at, document_id=document, **{**usual, **fields}
    )  # fmt: skip


def told(lines):
    return [[[each.event_id for each in matter] for matter in line.matters] for line in lines]


def test_edits_of_one_document_are_one_line_however_many():
    items = [item("e3", minute=9), item("e1"), item("e2", minute=5)]
    (line,) = lines_of(items)
    assert told([line]) == [[["e1"], ["e2"], ["e3"]]]
    assert line.newest.event_id == "e3"
    assert line.is_one_step


def test_edits_of_two_views_are_no_one_step():
    (line,) = lines_of([item("e1"), item("e2", view="feed")])
    assert not line.is_one_step


def test_an_edit_and_what_it_did_to_citations_are_one_matter_led_by_the_edit():
    items = [
        item("lost", "citation.lost", step="r-2"),
        item("edit", minute=1, step="r-2"),
        item("gone", "post.gone", minute=2, step="r-2"),
    ]
    assert told(lines_of(items)) == [[["edit", "lost"]], [["gone"]]]


def test_the_same_edit_of_many_documents_is_one_line():
    items = [item(f"e{n}", document=f"p-{n}", step="upgrade") for n in range(3)]
    items += [item(f"l{n}", "citation.lost", document=f"p-{n}", step="upgrade") for n in range(300)]
    (line,) = lines_of(items)
    assert line.newest.event_id == "e0"
    assert line.documents == 3
    assert not line.is_one_step


WEIGHED = [
    item("statement", "statement.edited", document="s-1"),
    item("broken", "quotation.broken", document="p-2"),
    item("lost", "citation.lost", document="p-3"),
    item("silent", document="p-4"),
    item("gone", "post.gone", document="p-5"),
    item("failing", "source.failing", document=None),
    item("declared", document="p-6", declared=True),
    item("minor", document="p-7", significance=Significance.MINOR),
    item("new", "post.new", document="p-8"),
]


@pytest.mark.parametrize("turned", [False, True])
def test_what_matters_most_stands_at_the_top(turned):
    found = chosen(lines_of(WEIGHED[::-1] if turned else WEIGHED))
    top = [line.newest.event_id for line in found.top]
    assert top == ["statement", "broken", "lost", "silent", "gone"]
    assert {line.newest.event_id for line in found.others} == {
        "failing",
        "declared",
        "minor",
        "new",
    }
    assert found.left_out == 0


def test_a_loss_makes_the_edit_that_led_to_it_matter():
    plain = item("plain", declared=True)
    with_loss = [
        item("edit", document="p-9", declared=True, step="r-9"),
        item("loss", "citation.lost", document="p-9", step="r-9"),
    ]
    weights = {line.newest.event_id: line.weight for line in lines_of([plain, *with_loss])}
    assert weights["edit"] < weights["plain"]


def test_a_few_lines_need_no_top():
    assert chosen(lines_of(WEIGHED[:5])).top == ()


def test_what_is_new_is_never_at_the_top():
    many = [item(f"n{n}", "post.new", document=f"d{n}") for n in range(40)]
    assert chosen(lines_of(many)).top == ()


def test_documents_are_counted_and_not_alerts_what_matters_more_first():
    items = [item("e1"), item("e2", minute=3), item("e3", document="p-2"),
             item("s", "statement.edited", document="s-1"), item("g", "post.gone")]  # fmt: skip
    assert chosen(lines_of(items)).counts == (
        ("statement.edited", 1),
        ("post.gone", 1),
        ("post.edited", 2),
    )


TYPES = st.sampled_from(
    ["post.edited", "post.new", "post.gone", "citation.lost", "quotation.broken", "source.failing"]
)


@st.composite
def many_items(draw):
    number = draw(st.sampled_from([1, 7, 30, 90]))
    return [
        item(
            f"e{n}", draw(TYPES), minute=draw(st.integers(0, 59)),
            document=draw(st.sampled_from(["p-1", "p-2", f"d-{n}", None])),
            step=draw(st.sampled_from(["r-1", f"r-{n}"])),
        )
        for n in range(number)
    ]  # fmt: skip


@settings(max_examples=50)
@holds_for(many_items())
def test_every_event_is_told_by_one_line_and_every_line_shown_or_counted(items):
    lines = lines_of(items)
    ids = [each.event_id for line in lines for matter in line.matters for each in matter]
    assert sorted(ids) == sorted(each.event_id for each in items)
    found = chosen(lines)
    assert len(found.top) + len(found.others) + found.left_out == len(lines)
    assert len(found.top) + len(found.others) <= MOST_LINES
    assert len(found.top) <= MOST_ON_TOP
    shown = [*found.top, *found.others]
    assert len(set(shown)) == len(shown)
    assert chosen(lines_of(items[::-1])) == found


# -- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "length", "expected"),
    [
        ("en", timedelta(hours=1), "Tue 14:00–15:00"),
        ("de", timedelta(hours=1), "Di. 14:00–15:00"),
        ("en", timedelta(hours=12), "Tue 14:00 – Wed 02:00"),
        ("en", timedelta(days=8), "11 Jan 2022 – 19 Jan 2022"),
        ("de", timedelta(days=8), "11.01.2022 – 19.01.2022"),
    ],
)
def test_the_time_is_said_in_the_readers_zone_and_language(language, length, expected):
    assert period(BEGINS, BEGINS + length, phrases(language, "Europe/Berlin")) == expected


def test_a_line_names_its_day_where_the_digest_tells_of_several():
    assert clock(BEGINS, length=timedelta(hours=1), say=SAY) == "14:00"
    assert clock(BEGINS, length=timedelta(days=2), say=SAY) == "Tue 14:00"
    assert clock(BEGINS, length=timedelta(days=9), say=SAY) == "11 Jan 2022"


@pytest.mark.parametrize(
    ("bundle", "fields", "expected"),
    [
        ("digest", {"digest": timedelta(hours=1)}, "you asked for one message an hour"),
        ("digest", {"digest": timedelta(days=1)}, "you asked for one message a day"),
        ("digest", {"digest": timedelta(hours=6)}, "you asked for one message every 6 h"),
        (
            "quiet",
            {"quiet": Quiet(begins=time(22), ends=time(7)), "zone": "Europe/Berlin"},
            "quiet hours from 22:00 to 07:00 (Europe/Berlin)",
        ),
        (
            "overflow",
            {"at_most": AtMost(alerts=60, per=timedelta(hours=1))},
            "more than 60 in an hour",
        ),
        ("muted", {}, "muted until 11 Jan 2022, 15:00 CET"),
        ("muted", {"muted_until": BEGINS}, "muted until 11 Jan 2022, 14:00 CET"),
        ("muted", {"muted_until": ENDS + timedelta(1)}, "muted until 11 Jan 2022, 15:00 CET"),
        ("quiet", {"quiet": None}, "they waited by a setting that is no longer in force"),
    ],
)
def test_it_says_why_it_comes_as_one(given, bundle, fields, expected):
    said = why(given.subscription(**fields), {bundle}, alerts=14, due_at=ENDS, say=SAY)
    assert said == f"14 alerts in one message: {expected}."


def test_reasons_are_said_together(given):
    of = given.subscription(digest=timedelta(hours=1), at_most=AtMost(alerts=9, per=timedelta(1)))
    said = why(of, {"overflow", "digest"}, alerts=20, due_at=ENDS, say=SAY)
    assert said.endswith("you asked for one message an hour and more than 9 in a day.")


# -- the message ----------------------------------------------------------------------------------


class Desk:
    """Events of an hour, and the message of them."""

    def __init__(self, given) -> None:
        self.given, self.items, self.payloads = given, [], {}

    def happens(self, type_, document="p-1", *, minute=0, cites=True, title=None, **fields):
        payload = self.given.payload(type_)
        payload["id"] = f"e-{len(self.items)}"
        known = {}
        if payload["document"]:
            payload["document"] |= {"id": document, "title": title or f"Beitrag {document}"}
            payload["links"] = {"document": None, "diff": None}
            known["document"] = document
        else:
            known["document"] = None
        if payload["edit"]:
            payload["edit"]["declared"] = fields.get("declared", False)
        if not cites:
            payload["citations"] = []
        payload["source"]["name"] = fields.get("source", payload["source"]["name"])
        self.items.append(item(payload["id"], type_, minute=minute, **known, **fields))
        self.payloads[payload["id"]] = payload

    def message(self, language="en", **fields):
        lines = lines_of(self.items)
        shown = chosen(lines)
        usual = {
            "alert_id": "a-1", "bundles": frozenset({"digest"}), "begins": BEGINS, "ends": ENDS,
            "alerts": len(self.items), "created_at": ENDS,
            "subscription": self.given.subscription(digest=timedelta(hours=1)),
        }  # fmt: skip
        payloads = [self.payloads[line.newest.event_id] for line in (*shown.top, *shown.others)]
        occasion = Occasion(**{**usual, **fields})
        return message_of_digest(occasion, shown, payloads, say=phrases(language, "Europe/Berlin"))


@pytest.fixture
def desk(given):
    return Desk(given)


@pytest.fixture
def hour(desk):
    """A statement is edited, posts that cite it follow, others are gone, one source fails."""
    desk.happens("statement.edited", "s-1", minute=5, source="Kremlin, English")
    for n in range(4):
        desk.happens("post.edited", f"p-{n}", minute=10 + n, declared=n > 1)
    desk.happens("post.edited", "p-1", minute=30)
    desk.happens("post.gone", "p-20", minute=33, source="heise forum", cites=False)
    desk.happens("post.new", "p-21", minute=40, source="heise forum", cites=False)
    desk.happens("quotation.broken", "p-30", minute=44)
    desk.happens("source.failing", minute=50)
    return desk


def same_as_snapshot(name, found):
    path = SNAPSHOTS / name
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_digest_reads_as_agreed(hour, language):
    message = hour.message(language)
    same_as_snapshot(f"digest.{language}.txt", message.text)
    if language == "en":
        same_as_snapshot("digest.en.html", message.html)
    assert message.language == language


def test_the_subject_tells_how_much_of_what_and_when(hour):
    assert hour.message().subject == (
        "desk: 1 statement edited, 1 quotation broken, 1 post gone, 4 posts edited, 2 more"
        " (Tue 14:00–15:00)"
    )


def lines_below(text, heading):
    after = text.split(f"\n{heading}\n\n", 1)[1]
    return after.split("\n\n", 1)[0].splitlines()


def test_posts_that_cite_one_statement_stand_under_it(desk):
    for n in range(3):
        desk.happens("post.edited", f"p-{n}", minute=n)
    desk.happens("post.gone", "p-9", minute=9, cites=False)
    text = desk.message().text
    first, *posts = lines_below(text, "Telepolis forum (4)")
    assert first == "  Posts that cite kremlin 67568, “CSTO summit”"
    assert len(posts) == 3
    assert all(line.startswith("    14:0") for line in posts)
    assert "\n\n  14:09  “Beitrag p-9” by mueller is gone → palimpsest show p-9\n" in text


def test_a_statement_that_one_post_alone_cites_makes_no_group(desk):
    desk.happens("post.edited", "p-1")
    desk.happens("post.gone", "p-2", cites=False)
    assert "Posts that cite" not in desk.message().text


def test_one_line_tells_how_often_a_document_was_edited(hour):
    (line,) = [line for line in hour.message().text.splitlines() if "Beitrag p-1" in line]
    assert "(2 times)" in line
    assert line.endswith("→ palimpsest diff p-1 1 2")


def test_each_line_has_the_way_to_its_text(hour):
    listed = [line for line in hour.message().text.splitlines() if line.strip()[:3] == "14:"]
    assert len(listed) == 9
    assert [line for line in listed if " → palimpsest " not in line] == [
        line for line in listed if "is failing" in line
    ]
    hour.payloads["e-0"]["links"]["diff"] = "http://127.0.0.1:8600/d/s-1/1/2"
    assert "→ http://127.0.0.1:8600/d/s-1/1/2\n" in hour.message().text


def test_what_is_not_shown_is_counted_with_the_command_that_lists_it(desk, given):
    for n in range(200):
        desk.happens("post.gone", f"p-{n}", minute=n % 60)
    desk.happens("statement.edited", "s-1")
    of = given.subscription(name="night desk", digest=timedelta(hours=1))
    message = desk.message(subscription=of)
    assert (
        "\nand 141 more: palimpsest alerts --subscription 'night desk' --since 2022-01-11T13:00Z\n"
        in message.text
    )
    listed = [line for line in message.text.splitlines() if line.strip()[:3] == "14:"]
    assert len(listed) == MOST_LINES
    assert "palimpsest diff s-1 1 2" in message.text
    assert message.payload["left_out"] == 141


def test_ten_thousand_alerts_are_a_message_of_a_usual_size(desk):
    for n in range(10_000):
        desk.items.append(item(f"e-{n}", document=f"p-{n}", minute=n % 60))
    payload = desk.given.payload("post.edited")
    payload["document"]["title"] = "Lang " * 2000
    desk.payloads = {each.event_id: payload for each in desk.items}
    message = desk.message()
    assert len(message.html) < 102_000  # at which large mail services cut
    assert len(message.text.splitlines()) < 100
    assert "and 9,940 more" in message.text
    assert len(message.payload["events"]) == MOST_LINES


HOSTILE = "</a><script>x</script>\r\nBcc: a@b\u2028Telepolis forum (9)\u202e"


def test_nothing_fetched_brings_markup_or_a_line_of_ours(hour):
    for payload in hour.payloads.values():
        payload["source"]["name"] = HOSTILE
        if payload["document"]:
            payload["document"] |= {"title": HOSTILE, "author": HOSTILE}
            payload["document"]["url"] = "javascript:alert(1)"
        for citation in payload["citations"]:
            citation |= {"title": HOSTILE, "key": None, "url": "javascript:alert(1)"}
    message = hour.message(subscription=hour.given.subscription(name=HOSTILE))
    lines = message.text.splitlines()
    assert not any(line.lstrip().startswith(("Bcc:", "Telepolis forum (9)")) for line in lines)
    assert "\u202e" not in message.text + message.html + message.subject
    assert "\n" not in message.subject
    assert "javascript:" not in message.html
    seen = Tags()
    seen.feed(message.html)
    assert "script" not in seen.tags
    assert seen.open == []


class Tags(HTMLParser):
    """Which elements there are, and which were not closed."""

    def __init__(self):
        super().__init__()
        self.tags, self.open = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_digest_is_of_no_document_and_its_body_is_small(hour):
    message = hour.message()
    assert message.thread is None
    assert message.alert_id == "a-1"
    assert message.payload["type"] == "digest"
    assert message.payload["counts"]["post.edited"] == 4
    assert message.created_at == ENDS


def test_events_about_palimpsest_itself_stand_under_its_own_name(desk):
    desk.happens("post.edited")
    desk.happens("source.failing")
    desk.payloads["e-1"]["type"] = "channel.failing"
    assert "\nPalimpsest itself (1)\n" in desk.message().text
