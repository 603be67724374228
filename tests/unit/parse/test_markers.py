from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.marker_templates import TEMPLATES
from ingest.parse.markers import attributed, marker_from

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENING = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)


def marker(text):
    return marker_from(text, zone=BERLIN, now=NOW)


# Sentences put together by us from the templates of FORUMS.md section 2: name, count, reason.
LINES = [
    ("Last edited by Kim on Tue Jan 11, 2022 7:47 pm, edited 3 times in total.", "Kim", 3, None),
    (
        "Last edited by Kim on Tue Jan 11, 2022 7:47 pm, edited 1 time in total. Reason: typo",
        "Kim",
        1,
        "typo",
    ),
    (
        "Zuletzt geändert von Kim am Di 11. Jan 2022, 19:47, insgesamt 2-mal geändert.",
        "Kim",
        2,
        None,
    ),
    ("Dernière modification par Kim le mar. 11 janv. 2022 19:47, modifié 2 fois.", "Kim", 2, None),
    (
        "Последний раз редактировалось Kim 11 янв 2022, 19:47, всего редактировалось 2 раза.",
        "Kim",
        2,
        None,
    ),
    (
        "Останній раз редагувалось Kim 11 січ 2022, 19:47, всього редагувалось 2 рази.",
        "Kim",
        2,
        None,
    ),
    ("Última edición por Kim el 11 Ene 2022, 19:47, editado 2 veces en total.", "Kim", 2, None),
    ("Ultima modifica di Kim il 11 gen 2022, 19:47, modificato 2 volte in totale.", "Kim", 2, None),
    (
        "Laatst gewijzigd door Kim op 11 jan 2022, 19:47, in totaal 2 keer gewijzigd.",
        "Kim",
        2,
        None,
    ),
    (
        "Ostatnio zmieniony 11 sty 2022, o 19:47 przez Kim, łącznie zmieniany 2 razy.",
        "Kim",
        2,
        None,
    ),
    (
        "En son Kim tarafından 11 Oca 2022, 19:47 tarihinde düzenlendi, toplamda 2 kere düzenlendi",
        "Kim",
        2,
        None,
    ),
    ("Celkem upraveno 2x. Naposledy upravil Kim dne 11.01.2022 19:47.", "Kim", 2, None),
    ("Last edited by Kim; 01-11-2022 at 07:47 PM. Reason: typo", "Kim", None, "typo"),
    ("Geändert von Kim (11.01.2022 um 19:47 Uhr) Grund: Tippfehler", "Kim", None, "Tippfehler"),
    ("Konu Kim tarafından (11.01.2022 Saat 19:47) değiştirilmiştir.", "Kim", None, None),
    ("Zuletzt bearbeitet: 11. Januar 2022 um 19:47", None, None, None),
    ("« Last Edit: January 11, 2022, 07:47:00 PM by Kim »", "Kim", None, None),
    ("Ostatnia edycja: 11 Stycznia 2022, 19:47 by Kim", "Kim", None, None),
    (
        "(This post was last modified: 01-11-2022, 07:47 PM by Kim. Edit Reason: typo)",
        "Kim",
        None,
        "typo",
    ),
    (
        "(This post was last modified: 11.01.2022, 19:47 by Kim. Edited 1 time in total.)",
        "Kim",
        1,
        None,
    ),
    ("Edited once, last by Kim (January 11, 2022 at 7:47 PM).", "Kim", 1, None),
    ("3 Mal editiert, zuletzt von Kim (11. Januar 2022 um 19:47).", "Kim", 3, None),
    (
        "Dieser Beitrag wurde bereits 2 mal editiert, zuletzt von »Kim« (11. Januar 2022, 19:47)",
        "Kim",
        2,
        None,
    ),
    ("Last edited by Kim (2022-01-11 19:47:00)", "Kim", None, None),
    ("Изменено Kim (2022-01-11 19:47:00)", "Kim", None, None),
    ("編集者 Kim (2022-01-11 19:47:00)", "Kim", None, None),
    ("Сообщение отредактировал Kim - 11.01.22, 19:47", "Kim", None, None),
    ("Edited January 11, 2022 7:47 PM by Kim.", "Kim", None, None),
    ("(edited by Kim 2022-01-11 19:47:00)", "Kim", None, None),
    ("post last edited on 11 January 2022 19:47", None, None, None),
]


@pytest.mark.parametrize(("line", "name", "count", "reason"), LINES)
def test_a_marker_of_any_engine_and_language_is_read(line, name, count, reason):
    found = marker(line)
    assert found is not None
    assert (found.edited_at, found.name, found.count, found.reason) == (
        EVENING,
        name,
        count,
        reason,
    )
    assert found.raw == line


def test_the_line_of_heise_is_the_authors_and_read_in_berlin():
    found = marker("Das Posting wurde vom Benutzer editiert (11.01.2022 19:47).")
    assert (found.edited_at, found.by, found.uncertainty_s) == (EVENING, "author", 0)


def test_the_hour_that_october_shows_twice_is_recorded_as_uncertain():
    found = marker("Das Posting wurde vom Benutzer editiert (30.10.2022 02:30).")
    assert found.uncertainty_s == 3600


def test_a_moderators_marker_says_so():
    assert marker("Last edited by a moderator: Jan 11, 2022").by == "moderator"


def test_a_name_tells_whether_the_author_edited():
    line = marker("Last edited by Kim; 01-11-2022 at 07:47 PM.")
    assert attributed(line, "kim").by == "author"
    assert attributed(line, "Robin").by == "moderator"
    assert attributed(line, None).by is None


def test_a_relative_time_is_resolved_and_uncertain():
    found = marker("(This post was last modified: 5 minutes ago by Kim.)")
    assert found.edited_at == datetime(2026, 11, 24, 11, 55, tzinfo=UTC)
    assert found.uncertainty_s == 60


@pytest.mark.parametrize(
    "text",
    [
        "EDIT: I was wrong on 11.01.2022 19:47",
        "Edit 2: see below",
        "[EDIT]",
        "UPD: 11.01.2022",
        "Nachtrag: 11.01.2022 19:47",
        "edited the file on 11.01.2022",
        "Last edited by me because of 11.01.2022 reasons",
        "The minister said that the post was last edited on 11.01.2022 and I believe it.",
        "Bearbeitet",
        "11.01.2022 19:47",
        "",
    ],
)
def test_words_typed_by_hand_are_text(text):
    assert marker(text) is None


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: f"{t.engine}-{t.language}-{t.before}")
def test_every_row_of_the_table_is_reachable(template):
    body = {"ud": "Kim (2022-01-11 19:47:00)", "du": "2022-01-11 19:47:00 by Kim"}
    filled = body.get(template.body, "Kim" if template.body == "u" else "2022-01-11 19:47:00")
    line = f"{template.before} {filled} {template.after}".replace("{n}", "2")
    found = marker(line)
    assert found is not None
    assert found.edited_at == (None if template.body == "u" else EVENING)


@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text):
    found = marker(text)
    assert found is None or found.raw
