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
from ingest.alerts.digest_likeness import is_grave, words_changed, words_undone
from ingest.alerts.digest_line import Item, lines_of
from ingest.alerts.digest_lines import MOST_LINES, MOST_LOTS, MOST_ON_TOP, chosen
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


@pytest.fixture
def flood():
    """A board that puts the same words into 195 posts, and what else happened in that hour."""
    board = {"source": "Big board", "words": "w", "grave": True}
    items = [item(f"b{n}", document=f"b-{n}", minute=59, **board) for n in range(195)]
    items += [item(f"g{n}", "post.gone", document=f"g-{n}", source="Barge talk") for n in range(19)]
    items += [
        item("negation", document="f-1", cites=frozenset({"k:1"}), grave=True, source="Flussforum"),
        item("number", document="f-2", grave=True, source="Flussforum"),
        item("new", "post.new", document="f-3", source="Flussforum"),
        item("lost", "citation.lost", document="f-4", source="Barge talk"),
        item("channel", "channel.failing", document=None, source="Barge talk"),
    ]
    return items


def test_one_change_of_a_board_hides_nothing_that_matters_more(flood):
    found = chosen(lines_of(flood))
    top = [line.newest.event_id for line in found.top]
    assert top == ["lost", "negation", "b0", "number", "g0"]


def test_every_source_has_its_heading_its_count_and_lines_and_what_is_alike_is_one(flood):
    found = chosen(lines_of(flood))
    seen = {lot.source: (lot.number, len(lot.shown), lot.left_out) for lot in found.lots}
    on_top = [line.newest.event_id for line in found.top]
    gone = 19 - sum(id_.startswith("g") for id_ in on_top)
    assert seen == {
        "Big board": (194, 1, 0),
        "Barge talk": (gone, gone, 0),
        "Flussforum": (1, 1, 0),
        "": (1, 1, 0),
    }
    (of_board,) = [each for lot in found.lots if lot.source == "Big board" for each in lot.shown]
    assert of_board.like == 193
    assert found.left_out == 193
    assert found.lots[0].source == "Big board"


def test_the_room_is_shared_fairly_and_the_weightiest_of_each_source_are_shown():
    items = [item(f"n{n}", "post.new", document=f"n-{n}", source="Busy") for n in range(900)]
    items += [item(f"m{n}", document=f"m-{n}", source="Quiet", declared=n > 2) for n in range(40)]
    found = chosen(lines_of(items))
    shown = {lot.source: [each.line.newest.event_id for each in lot.shown] for lot in found.lots}
    assert len(found.top) == 2
    assert [len(shown["Busy"]), len(shown["Quiet"])] == [29, 29]
    on_top = {line.newest.event_id for line in found.top}
    assert {"m0", "m1", "m2"} <= on_top | set(shown["Quiet"])
    assert [lot.left_out for lot in found.lots] == [871, 9]


def test_beyond_forty_headings_the_least_are_summed_up_and_no_source_is_hidden_by_another():
    items = [item(f"n{n}", "post.new", document=f"n-{n}", source=f"s{n % 30}") for n in range(60)]
    items += [
        item(f"m{n}", document=f"m-{n}", source="Forum", cites=frozenset({f"k:{n % 50}"}))
        for n in range(100)
    ]
    found = chosen(lines_of(items))
    assert len(found.lots) == MOST_LOTS
    assert {lot.source for lot in found.lots} == {"Forum", *(f"s{n}" for n in range(30))}
    told = len(found.top) + sum(lot.number for lot in found.lots) + found.least[0]
    assert (told, found.least[1]) == (160, found.least[0] // 2)


def test_the_same_edit_of_many_documents_counts_them_all_though_told_once():
    items = [item("e", documents=300), item("f", document="p-2")]
    assert chosen(lines_of(items)).counts == (("post.edited", 301),)


def change(before, after, kind="number"):
    return {"field": "text", "kind": kind, "before": before, "after": after}


def test_edits_are_alike_by_the_words_that_changed_and_not_by_what_stands_beside_them():
    seven = words_changed([change("7 o'clock", "7 hours (local time)")])
    twenty = [change(f"{n} o'clock and", f"{n} hours (local time) and") for n in (20, 21)]
    assert seven == words_changed(twenty)
    assert seven != words_changed([change("7 o'clock", "8 o'clock")])
    assert words_changed([change("5", "6")]) != words_changed([change("7", "8")])
    assert words_changed([]) is None
    assert words_changed([change("a " * 500_000, "b")]) is None


def test_a_number_makes_an_edit_grave_and_an_address_is_none():
    assert is_grave([change("5", "6")])
    assert not is_grave([change("so", "thus", "wording")])
    assert not is_grave([change("http://a.example/5", "http://a.example/6")])


def test_a_loss_makes_the_edit_that_led_to_it_matter():
    plain = item("plain", declared=True)
    with_loss = [
        item("edit", document="p-9", declared=True, step="r-9"),
        item("loss", "citation.lost", document="p-9", step="r-9"),
    ]
    weights = {line.newest.event_id: line.weight for line in lines_of([plain, *with_loss])}
    assert weights["edit"] < weights["plain"]


def repeats(*items):
    (line,) = lines_of(items)
    return line.repeats, [matter[0].event_id for matter in line.told]


def test_only_edits_of_the_same_words_or_there_and_back_are_told_by_one_of_them():
    there, back = {"words": "w", "undone": "v"}, {"words": "v", "undone": "w"}
    a, b, c = ((f"e{n}", n) for n in range(3))

    def edit(which, **fields):
        return item(which[0], minute=which[1], **fields)

    assert repeats(edit(a, **there), edit(b, **there)) == ("times", ["e1"])
    assert repeats(edit(a, **there), edit(b, **back), edit(c, **there)) == ("back", ["e0"])
    assert repeats(edit(a, **there), edit(b, words="x", undone="y")) == (None, ["e1", "e0"])
    assert repeats(edit(a), edit(b)) == (None, ["e1", "e0"])
    assert repeats(edit(a, **there), edit(b)) == (None, ["e1", "e0"])


def test_of_other_edits_the_weightiest_are_told_first():
    edits = [item(f"e{n}", minute=n, declared=True) for n in range(4)]
    edits += [item("negation", declared=True, grave=True), item("silent", minute=2)]
    assert repeats(*edits) == (None, ["silent", "negation", "e3"])


def test_citations_that_one_post_lost_are_told_each():
    lost = [item(f"l{n}", "citation.lost", minute=n) for n in range(2)]
    assert repeats(*lost) == (None, ["l1", "l0"])
    gone = [item(f"g{n}", "post.gone", minute=n) for n in range(2)]
    assert repeats(*gone) == ("times", ["g1"])


def test_the_edit_that_undoes_another_is_known_by_its_words():
    there, back = [change("90", "70")], [change("70", "90")]
    assert words_undone(there) == words_changed(back) != words_changed(there)
    assert words_undone([]) is None


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
            source=draw(st.sampled_from(["a", "b", f"s-{n}"])),
            words=draw(st.sampled_from([None, "w"])),
            cites=draw(st.sampled_from([frozenset(), frozenset({"k:1", "k:2"}), frozenset("c")])),
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
    counted = sum(lot.number for lot in found.lots) + found.least[0]
    assert len(found.top) + counted == len(lines)
    assert found.least[0] == 0 or len(found.lots) == MOST_LOTS
    assert all(lot.shown and lot.left_out >= 0 for lot in found.lots)
    assert chosen(lines_of(items[::-1])) == found


# -- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "length", "expected"),
    [
        ("en", timedelta(hours=1), "Tue 14:00–15:00"),
        ("de", timedelta(hours=1), "Di. 14:00–15:00"),
        ("en", timedelta(seconds=59), "Tue 14:00"),
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


def test_an_abbreviation_at_the_end_brings_its_full_stop(given):
    of, say = given.subscription(digest=timedelta(minutes=5)), phrases("de", "Europe/Berlin")
    assert why(of, {"digest"}, alerts=2, due_at=ENDS, say=say).endswith(" alle 5 Min.")


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
        known["cites"] = frozenset(each["key"] for each in payload["citations"])
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
        payloads = [
            [self.payloads[matter[0].event_id] for matter in line.told]
            for line in (*shown.top, *shown.others)
        ]
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
    edited(desk, "7 hours", "9 hours", minute=30)
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
    assert first == "  Posts that cite kremlin 67568, “CSTO summit” (3)"
    assert len(posts) == 3
    assert all(line.startswith("    14:0") for line in posts)
    assert "\n\n  14:09  “Beitrag p-9” by mueller is gone → palimpsest show p-9\n" in text


def test_a_statement_that_one_post_alone_cites_makes_no_group(desk):
    desk.happens("post.edited", "p-1")
    desk.happens("post.gone", "p-2", cites=False)
    assert "Posts that cite" not in desk.message().text


def test_one_line_tells_how_often_the_same_was_edited(desk):
    for minute in (1, 2):
        edited(desk, "90", "70", minute=minute, words="w")
    (line,) = [line for line in desk.message().text.splitlines() if "Beitrag p-1" in line]
    assert "(2 times)" in line
    assert line.endswith("→ palimpsest diff p-1 1 2")


def edited(desk, before, after, **fields):
    desk.happens("post.edited", "p-1", **fields)
    edit = next(reversed(desk.payloads.values()))["edit"]
    edit |= {"changes": [change(before, after)], "diff": ""}


def test_each_of_several_edits_of_a_document_is_told_by_its_own_words(desk):
    edited(desk, "Nobody", "Somebody", minute=1, cites=False, grave=True)
    edited(desk, "90", "70", minute=2, cites=False)
    message = desk.message()
    first, second = lines_below(message.text, "Telepolis forum (1)")
    assert "14:01  mueller changed “Nobody” to “Somebody” in “Beitrag p-1”" in first
    assert first.endswith(" → palimpsest show p-1")
    assert second.startswith("    14:02  mueller changed “90” to “70”")
    assert "times)" not in message.text
    assert "<bdi>14:02  mueller changed “90” to “70”" in message.html
    assert message.payload["events"] == ["e-0", "e-1"]


def test_of_many_edits_of_a_document_three_are_told_and_the_others_counted(desk):
    for n in range(5):
        edited(desk, f"{n}", f"{n + 50}", minute=n, cites=False)
    listed = lines_below(desk.message().text, "Telepolis forum (1)")
    assert len(listed) == 4
    assert listed[-1] == "    and 2 more edits"
    assert lines_below(desk.message("de").text, "Telepolis forum (1)")[-1] == (
        "    und 2 weitere Bearbeitungen"
    )


def test_what_another_edit_did_to_citations_is_told_with_it(desk):
    desk.happens("post.edited", minute=1)
    own = desk.payloads["e-0"]["citations"]
    own[0] |= {"status": "lost"}
    edited(desk, "90", "70", minute=2, grave=True)
    first, second = lines_below(desk.message().text, "Telepolis forum (1)")
    assert "“90” to “70”" in first
    assert "67568" in second


def test_there_and_back_is_said_so(desk):
    edited(desk, "90", "70", minute=1, cites=False, words="w", undone="v")
    edited(desk, "70", "90", minute=2, cites=False, words="v", undone="w")
    (line,) = lines_below(desk.message().text, "Telepolis forum (1)")
    assert line.startswith("  14:02  mueller changed “90” to “70”")
    assert "(there and back, 2 edits)" in line


def test_each_line_has_the_way_to_its_text(hour):
    listed = [line for line in hour.message().text.splitlines() if line.strip()[:3] == "14:"]
    assert len(listed) == 10
    without = [line for line in listed if " → palimpsest " not in line]
    assert ["is failing" in line or line.startswith("    14:11") for line in without] == [True] * 2
    hour.payloads["e-0"]["links"]["diff"] = "http://127.0.0.1:8600/d/s-1/1/2"
    assert "→ http://127.0.0.1:8600/d/s-1/1/2\n" in hour.message().text


def test_what_is_not_shown_is_counted_with_the_command_that_lists_it(desk, given):
    for n in range(200):
        desk.happens("post.gone", f"p-{n}", minute=n % 60)
    desk.happens("statement.edited", "s-1")
    of = given.subscription(name="night desk", digest=timedelta(hours=1))
    message = desk.message(subscription=of)
    assert (
        "\n141 are only counted here; all are listed by: "
        "palimpsest alerts --subscription 'night desk' --since 2022-01-11T13:00Z\n" in message.text
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
    desk.items += [item(f"f-{n}", document=f"p-{n % 60}") for n in range(120)]
    desk.payloads = {each.event_id: payload for each in desk.items}
    message = desk.message()
    assert len(message.html) < 102_000  # at which large mail services cut
    assert len(message.text.splitlines()) < 200
    assert "\n9,940 are only counted here" in message.text
    assert len(message.payload["events"]) <= 3 * MOST_LINES


def test_what_is_only_counted_is_said_where_it_belongs(desk):
    for n in range(80):
        alike = {"words": "w"} if n < 9 else {}
        desk.happens("post.edited", f"p-{n}", minute=n % 60, cites=n < 9, **alike)
    text = desk.message().text
    about, line, like = lines_below(text, "Telepolis forum (77)")
    assert about.endswith("“CSTO summit” (8)")
    assert line.endswith("palimpsest diff p-7 1 2")
    assert like == "      and 7 more like it"
    assert "\n  and 13 more\n" in text
    assert "\n20 are only counted here; " in text


def test_as_many_headings_as_there_may_be_are_a_mail_of_a_usual_size(desk):
    for n in range(400):
        desk.happens("post.new", f"p-{n}", source=f"{n % 50} {'Quelle ' * 30}", title="Lang " * 99)
    message = desk.message()
    assert len(message.html) < 102_000  # at which large mail services cut
    assert "\nand 80 more of 10 other sources and statements\n" in message.text


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
    desk.happens("channel.failing")
    assert "\nPalimpsest itself (1)\n" in desk.message().text
