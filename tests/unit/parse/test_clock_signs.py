from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ingest.parse.clock_signs import clock_of
from ingest.parse.page import Page
from ingest.parse.site_clock import UNKNOWN_ZONE_S
from ingest.parse.stamps import read

NOW = datetime(2026, 3, 5, 20, 41, 30, tzinfo=UTC)
EVENING = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)


def clock(body, *, lang="", now=NOW):
    source = f"<html{f' lang={lang}' if lang else ''}><body>{body}</body></html>"
    return clock_of(Page(url="https://board.example/", text=source, now=now))


def offset(found):
    return datetime(2022, 1, 11, 12, tzinfo=found.zone).utcoffset()


def test_a_machine_time_beside_its_text_tells_the_zone():
    found = clock("<time datetime='2022-01-10T18:47:00+00:00'>Mon Jan 10, 2022 7:47 pm</time>")
    assert offset(found) == timedelta(hours=1)
    assert found.zone_off_s == 3600  # of summer nothing is known
    assert read("Tue Jan 11, 2022 7:47 pm", found).at == EVENING


def test_the_title_of_a_machine_time_is_its_twin_too():
    found = clock(
        "<time datetime='2022-01-10T14:47:00-0400' title='Jan 10, 2022 at 2:47 PM'>Jan 10, 2022"
        "</time>"
    )
    assert offset(found) == timedelta(hours=-4)


def test_pairs_that_fit_the_languages_zone_leave_no_doubt():
    pair = "<time datetime='2022-07-10T17:47:00+00:00'>10. Juli 2022, 19:47</time>"
    found = clock(pair, lang="de-DE")
    assert (found.zone, found.zone_off_s) == (ZoneInfo("Europe/Berlin"), 0)
    assert read("11. Januar 2022, 19:47", found).at == EVENING


def test_pairs_of_summer_and_winter_tell_how_sure_the_zone_is():
    same = (
        "<time datetime='2022-07-10T17:47:00Z'>Jul 10, 2022 20:47</time>"
        "<time datetime='2022-01-10T17:47:00Z'>Jan 10, 2022 20:47</time>"
    )
    assert (offset(clock(same)), clock(same).zone_off_s) == (timedelta(hours=3), 0)


@pytest.mark.parametrize(
    "pair",
    [
        "<time datetime='2022-01-10T18:47:00Z'>2 hours ago</time>",
        "<time datetime='2022-01-10T18:47:00Z'>Jan 10, 2022</time>",
        "<time datetime='2022-01-10 18:47:00'>Jan 10, 2022 19:47</time>",
        "<time datetime='2022-01-10T18:47:00Z'>Joined Jan 1, 2001 10:00</time>",
    ],
)
def test_a_text_that_is_no_twin_of_the_machines_time_tells_nothing(pair):
    assert clock(pair).zone is None


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("<li>All times are <span title='UTC'>UTC</span></li>", 0),
        ('<li>All times are <span title="UTC+2">UTC+02:00</span></li>', 2),
        ('<li>All times are <span title="America/Chicago">UTC-06:00</span></li>', -6),
        ("<li>All times are UTC - 8 hours [ <abbr title='Daylight'>DST</abbr> ]</li>", -7),
        ("<div>All times are GMT -4. The time now is <span>08:15 AM</span>.</div>", -4),
        ("<div>Alle Zeitangaben in WEZ +1. Es ist jetzt <span>19:47</span> Uhr.</div>", 1),
        ('<li>Alle Zeiten sind <span title="Europe/Berlin">UTC+01:00</span></li>', 1),
        ("<li>Alle Zeiten sind UTC + 1 Stunde</li>", 1),
        ('<li>Le fuseau horaire est réglé sur <span title="Europe/Paris">UTC+01:00</span></li>', 1),
        ('<li>Часовой пояс: <span title="UTC+3">UTC+03:00</span></li>', 3),
        ('<li>Todos los horarios son <span title="UTC">UTC-05:00</span></li>', -5),
        ('<li>Strefa czasowa <span title="Europe/Warsaw">UTC+01:00</span></li>', 1),
        ("<span><strong>Current time:</strong> 2026-03-05, 12:41 PM</span>", -8),
        ("<span><strong>Aktuelle Zeit:</strong> 05.03.2026, 21:41</span>", 1),
    ],
)
def test_the_boards_own_line_tells_the_zone(line, hours):
    assert offset(clock(line)) == timedelta(hours=hours)


def test_a_zone_that_is_named_leaves_no_doubt_and_an_offset_one_of_summer_time():
    named = clock('<li>All times are <span title="America/Chicago">UTC-06:00</span></li>')
    assert (named.zone, named.zone_off_s) == (ZoneInfo("America/Chicago"), 0)
    assert clock("<li>All times are UTC-06:00</li>").zone_off_s == 3600


@pytest.mark.parametrize("name", ["Europe/../../etc", "America/Argentina", "Nowhere/City"])
def test_a_name_that_is_no_zone_is_passed_over(name):
    found = clock(f'<li>All times are <span title="{name}">UTC-03:00</span></li>')
    assert offset(found) == timedelta(hours=-3)


def test_the_language_is_a_guess_with_its_doubt():
    found = clock("", lang="de")
    assert (found.zone, found.zone_off_s) == (ZoneInfo("Europe/Berlin"), 7200)
    assert read("11.01.2022 19:47", found).uncertainty_s == 7200


def test_a_page_without_signs_leaves_the_zone_unknown():
    assert read("11.01.2022 19:47", clock("", lang="en")).uncertainty_s == UNKNOWN_ZONE_S


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (["23/04/2022 10:00"], True),
        (["04-23-2022"], False),
        (["03/04/2022"], None),
        (["23/04/2022", "04/23/2022"], None),
        ([], None),
    ],
)
def test_other_dates_of_the_page_show_the_order_of_day_and_month(dates, day_first):
    body = "".join(f"<span class=date>{date}</span>" for date in dates)
    assert clock(body).day_first is day_first


def test_a_date_that_fits_both_ways_is_read_as_the_pages_others_are():
    found = clock("<b>23/02/2026 10:00</b>")
    stamp = read("03/04/2022 10:00", found)
    assert (stamp.at.month, stamp.at.day, stamp.uncertainty_s) == (4, 3, UNKNOWN_ZONE_S)
