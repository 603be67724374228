from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.marker_sentences import all_sentences
from ingest.parse.markers import (
    _without_tails,
    attributed,
    closing_marker,
    marker_from,
    read_marker,
)
from ingest.parse.site_clock import SiteClock

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENING = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
# A French board shows its order of day and month by its other dates (see test_clock_signs).
CLOCK = SiteClock(zone=BERLIN, now=NOW, day_first=True)

WRITTEN = Path(__file__).with_name("marker_lines.txt").read_text(encoding="utf-8").splitlines()
LINES = [tuple(line.split(" ", 3)) for line in WRITTEN if line and not line.startswith("#")]


def marker(text):
    return read_marker(text, CLOCK)


def told_at(line):
    if "7:47" in line or "19:47" in line or "19h47" in line:
        return EVENING
    return NOW - timedelta(hours=2) if " 2 " in f" {line} " and "Kim" in line else None


@pytest.mark.parametrize(("engine", "language", "count", "line"), LINES)
def test_a_marker_of_every_engine_and_language_is_read(engine, language, count, line):
    found = marker(line)
    assert found is not None
    assert found.count == (None if count == "-" else int(count))
    assert found.name == ("Kim" if "Kim" in line else None)
    assert found.reason == ("typo" if "typo" in line else None)
    ages = ("hour", "Stunde", "heure", "saat", "uur")
    aged = any(word in line for word in ages) and told_at(line) != EVENING
    assert found.edited_at == (NOW - timedelta(hours=2) if aged else told_at(line))
    assert found.raw == line


def test_every_sentence_of_the_tables_has_a_line_that_it_fits():
    """A sentence that no line of ours fits is one that nobody has tried."""
    lines = [part for line in LINES for part in _without_tails(line[3])[:2]]
    untried = [
        (each.engine, each.language, each.pattern.pattern)
        for each in all_sentences()
        if not any(map(each.pattern.fullmatch, lines))
    ]
    assert untried == []


def test_the_line_of_heise_is_the_authors_and_read_in_berlin():
    line = "Das Posting wurde vom Benutzer editiert (11.01.2022 19:47)."
    found = marker_from(line, zone=BERLIN, now=NOW)
    assert (found.edited_at, found.by, found.uncertainty_s) == (EVENING, "author", 0)


def test_the_hour_that_october_shows_twice_is_recorded_as_uncertain():
    found = marker("Das Posting wurde vom Benutzer editiert (30.10.2022 02:30).")
    assert found.uncertainty_s == 3600


@pytest.mark.parametrize(
    "line", [line[3] for line in LINES if "oderat" in line[3] or "одерат" in line[3]]
)
def test_a_moderators_marker_says_so(line):
    assert marker(line).by == "moderator"


def test_a_name_tells_whether_the_author_edited():
    line = marker("Last edited by Kim; 01-11-2022 at 07:47 PM.")
    assert attributed(line, "kim").by == "author"
    assert attributed(line, "Robin").by == "moderator"
    assert attributed(line, None).by is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Zuletzt geändert von von Braun am Di 11. Jan 2022, 19:47.", "von Braun"),
        ("Last edited by La Rosa on Tue Jan 11, 2022 7:47 pm", "La Rosa"),
        ("Edited 11 January 2022 19:47 by El Kim", "El Kim"),
        ("Edited 11 January 2022 19:47 by da Silva", "da Silva"),
        ("Last edited by Kim_2.0 (2022-01-11 19:47:00)", "Kim_2.0"),
        ("Last edited by May 5 on Tue Jan 11, 2022 7:47 pm", "May 5"),
        ("Last Edit: January 11, 2022, 07:47:00 PM by Dr. Kim O'Neil", "Dr. Kim O'Neil"),
        ("Geändert von [Kim] (11.01.2022 um 19:47 Uhr)", "Kim"),
    ],
)
def test_names_that_look_like_joining_words_or_dates_are_kept(line, name):
    found = marker(line)
    assert (found.name, found.edited_at) == (name, EVENING)


def test_a_relative_time_is_resolved_and_uncertain():
    found = marker("(This post was last modified: 5 minutes ago by Kim.)")
    assert found.edited_at == datetime(2026, 11, 24, 11, 55, tzinfo=UTC)
    assert found.uncertainty_s == 60


TYPED = [
    "EDIT: I was wrong on 11.01.2022 19:47",
    "Edit 2: see below",
    "[EDIT]",
    "UPD: 11.01.2022",
    "UPDATE: 11.01.2022 19:47",
    "Nachtrag: 11.01.2022 19:47",
    "Ergänzung: siehe oben",
    "ETA: the report is out.",
    "PS: edited for clarity",
    "edited the file on 11.01.2022",
    "He edited the text last Monday.",
    "Kim edited the text 2 hours ago",
    "Last edited by me because of 11.01.2022 reasons",
    "The minister said that the post was last edited on 11.01.2022 and I believe it.",
    "Das Posting wurde vom Benutzer editiert, sagte er am 11.01.2022 um 19:47.",
    "Изменено много раз, но не 11.01.2022",
    "edited 3 problems in december",
    "11.01.2022 19:47",
    "3 May 2022",
    "",
]


@pytest.mark.parametrize("text", TYPED)
def test_words_typed_by_hand_are_text_even_in_an_element_for_markers(text):
    assert marker(text) is None
    assert closing_marker(text, CLOCK) is None
    assert marker_from(text, zone=BERLIN, now=NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "Edited", "bearbeitet", "modified", "Edited 3 times", "last edited by Kim",
        "Edited 11.01.2022 19:47", "Bearbeitet: 11. Januar 2022 um 19:47", "(edited 2 hours ago)",
        "Kim edited 2 hours ago", "Edited by Kim, 11.01.2022 19:47",
        "Изменено Kim (11.01.2022 19:47)",
    ],
)  # fmt: skip
def test_what_people_type_too_is_a_marker_only_in_an_element_for_markers(text):
    assert marker(text) is not None
    assert closing_marker(text, CLOCK) is None


@pytest.mark.parametrize(
    "text",
    [
        "Das Posting wurde vom Benutzer editiert (11.01.2022 19:47).",
        "Last edited by Kim (2024-08-03 11:02:20)",
        "Last edited by Kim; 12-28-05 at 10:28 PM.",
        "This reply was modified 3 years, 2 months ago by Kim. Reason: typo",
        "(Last modified: Jan 11, 2022, 7:47:00 PM by Kim)",
        "[Edited on 23-6-2006 by Kim]",
        "Zuletzt geändert von Kim am Di 11. Jan 2022, 19:47, insgesamt 2-mal geändert.",
    ],
)
def test_a_sentence_of_the_engine_is_a_marker_as_last_line_of_a_body(text):
    assert closing_marker(text, CLOCK) == marker(text)
    assert marker(text) is not None


PROSE = st.lists(
    st.sampled_from(
        [
            "He",
            "she",
            "edited",
            "the",
            "text",
            "last",
            "Monday",
            "by",
            "me",
            "Kim",
            "on",
            "11.01.2022",
            "19:47",
            "was",
            "modified",
            "post",
            "This",
            "and",
            "then",
            "Zuletzt",
            "bearbeitet",
            "von",
            "am",
            "um",
            "editiert",
            "Das",
            "Posting",
            "wurde",
            "vom",
            "Benutzer,",
            "edited.",
            "3",
            "times",
            "Последний",
            "раз",
            "редактировалось",
            "2",
            "hours",
            "ago",
            "Reason:",
            "because",
            "Dernière",
            "modification",
            "par",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(PROSE)
def test_what_closes_a_body_as_marker_is_a_whole_sentence_with_a_time(text):
    found = closing_marker(text, CLOCK)
    if found is not None:
        assert found.edited_at is not None
        assert found.raw == text
        assert any(each.pattern.match(text) for each in all_sentences() if each.telling)


@given(
    st.sampled_from([line[3] for line in LINES]), st.sampled_from(["however", "сказал", "weil er"])
)
def test_a_marker_with_more_prose_before_it_is_text(line, words):
    assert closing_marker(f"{words} {line}", CLOCK) is None


@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text):
    found = marker(text)
    assert found is None or found.raw
