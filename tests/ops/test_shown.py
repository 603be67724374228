"""How rows become lines: times, columns, differences."""

import io
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import PermanentError
from ops.shown import differences, terminal
from ops.shown.tables import Column, pad, width, write_json, write_table
from ops.shown.times import ago, instant, length, moment
from ops.shown.wording import changes
from schemas.records.revisions import Content
from schemas.records.texts import Block, Link, RichText

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2d", datetime(2026, 2, 28, 8, 30, tzinfo=UTC)),
        ("1h30m", datetime(2026, 3, 2, 7, 0, tzinfo=UTC)),
        ("today", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
        ("2026-01-31T12:00", datetime(2026, 1, 31, 12, tzinfo=UTC)),
        ("2026-01-31T12:00+01:00", datetime(2026, 1, 31, 11, tzinfo=UTC)),
        (" 2026-01-31 ", datetime(2026, 1, 31, tzinfo=UTC)),
    ],
)
def test_times_are_read_as_people_write_them(written, meant):
    assert instant(written, now=NOW) == meant


@pytest.mark.parametrize("written", ["", "soon", "2d ago", "31.01.2026", "99999999d", "-2d"])
def test_what_is_no_time_is_refused_with_examples(written):
    with pytest.raises(PermanentError, match="2026-01-31"):
        instant(written, now=NOW)


@pytest.mark.parametrize(
    ("span", "shown"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3_599, "59 min"), (7_200, "2 h"), (90_000, "1 d")],
)
def test_lengths_are_shown_in_their_largest_unit(span, shown):
    assert length(timedelta(seconds=span)) == shown


def test_instants_are_shown_in_utc():
    assert moment(datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))) == (
        "2026-03-02 08:30 UTC"
    )
    assert ago(NOW - timedelta(minutes=4), NOW) == "4 min ago"
    assert ago(NOW + timedelta(hours=2), NOW) == "in 2 h"
    assert ago(None, NOW) == "never"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("Zürich", 6), ("e\u0301", 1), ("日本", 4), ("Кремль", 6)]
)
def test_width_counts_columns_of_a_terminal(text, columns):
    assert width(text) == columns


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"])), st.integers(1, 30))
def test_a_padded_text_fills_its_column_exactly(text, wide):
    assert width(pad(text, wide)) == wide


def test_piped_tables_are_whole_and_hostile_text_harmless(capsys):
    rows = [{"title": "a" * 150, "id": "1"}, {"title": "x\x1b[2J\ny\u202e", "id": "2"}]
    columns = [
        Column("TITLE", lambda row: row["title"], stretches=True),
        Column("ID", lambda row: row["id"]),
    ]
    write_table(rows, columns, nothing="")
    heading, first, second = capsys.readouterr().out.splitlines()
    assert first == "a" * 150 + "  1"
    assert heading == "TITLE" + " " * 147 + "ID"
    assert second.split() == ["x[2J", "y", "2"]


def test_json_lines_hold_instants_and_text_of_all_scripts(capsys):
    write_json([{"at": NOW, "title": "Кремль", "none": None}])
    assert capsys.readouterr().out == (
        '{"at": "2026-03-02T08:30:00Z", "title": "Кремль", "none": null}\n'
    )


def test_many_changes_are_counted():
    row = {"field": "text", "kind": "number", "before": "1", "after": "2"}
    assert changes([row, {**row, "before": ""}, row]) == (
        "number “1” → “2”; number added “2” (1 more)"
    )


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _content(text: str, title: str = "T") -> Content:
    return Content(title=title, author=None, text=RichText.of(text))


def test_a_person_sees_colours_and_no_marks(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    shown = "\n".join(differences.lines(_content("It was 12 ships."), _content("It was 13 ships.")))
    assert f"{terminal.STYLES['removed']}12" in shown
    assert f"{terminal.STYLES['added']}13" in shown
    assert "[-" not in shown


def test_no_color_is_heeded(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert list(differences.words("12", "13")) == ["[-12-]{+13+}"]


def test_a_changed_title_is_shown_apart():
    shown = list(differences.lines(_content("Same.", "Old"), _content("Same.", "New")))
    assert shown[:2] == ["Title", "[-Old-]{+New+}"]


MOVED = "The ships left the harbour at six in the morning, the office said."
STAYED = "Nobody on the pier knew where they were going, or for how long they would stay away."


def test_a_moved_paragraph_is_shown_where_it_stood_and_where_it_stands():
    before, after = f"{MOVED}\n{STAYED}", f"{STAYED}\n{MOVED.replace('six', 'nine')}"
    assert list(differences.words(before, after)) == [
        "[~1: The ships left the harbour at six in the morning, the office …~]",
        STAYED,
        "{~1: The ships left the harbour at [-six-]{+nine+} in the morning, the office said.~}",
    ]


def test_a_moved_paragraph_is_told_in_words_where_there_are_colours(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    shown = "\n".join(differences.words(f"{MOVED}\n{STAYED}", f"{STAYED}\n{MOVED}"))
    assert " moved down]" in shown
    assert " moved down to here]" in shown
    assert terminal.STYLES["removed"] not in shown


def test_a_changed_link_emphasis_or_quotation_behind_the_same_words_is_told():
    link = Link(start=4, end=9, url="https://a.example/1")
    old = Block(text="The ships left.", links=(link,))
    new = Block(
        text="The ships left.",
        kind="quote",
        links=(Link(start=4, end=9, url="https://a.example/2"),),
        emphasis=((10, 14),),
    )
    before, after = (
        Content(title="T", author=None, text=RichText(blocks=(block,))) for block in (old, new)
    )
    shown = list(differences.lines(before, after))
    assert shown[shown.index("Beside the words") + 1 :] == [
        "“The ships left.”: quoted passage none → quoted",
        "“ships”: link https://a.example/1 → https://a.example/2",
        "“left”: emphasis added",
    ]


def test_words_struck_through_and_put_back_are_told():
    plain, struck = (
        Content(
            title="T", author=None, text=RichText(blocks=(Block(text="The ships left.", **more),))
        )
        for more in ({}, {"struck": ((4, 9),)})
    )
    assert list(differences.lines(plain, struck))[-1] == "“ships”: struck through"
    assert list(differences.lines(struck, plain))[-1] == "“ships”: no longer struck through"


def test_escape_codes_in_a_text_never_reach_the_terminal():
    shown = "".join(differences.words("a \x1b[2J b", "a \x1b[2J c\u202e"))
    assert "\x1b" not in shown
    assert "⟨U+202E⟩" in shown
