"""Which pages of an office's site are taken for statements, where no number says so."""

from types import SimpleNamespace

import pytest

from ingest.pipeline.identities import Offices, _is_page_of
from ingest.pipeline.sightings import address_key

OFFICES = Offices(
    by_site={"kremlin.ru": SimpleNamespace(), "office.example": SimpleNamespace()},
    feed_keys=frozenset(),
)


@pytest.mark.parametrize(
    ("url", "is_page"),
    [
        ("https://office.example/press/2026/a-statement", True),
        ("https://office.example/statement-12", True),
        ("https://office.example/", False),
        ("https://office.example/press", False),
        ("https://office.example/media/2026/chart.PNG", False),
        ("https://elsewhere.example/press/2026/a-statement", False),
        # a table tells which addresses of this host are statements
        ("http://en.kremlin.ru/events/president/news", False),
        ("http://en.kremlin.ru/events/president/news/by-date/01.11.2026", False),
        ("http://kremlin.ru/acts/constitution", False),
        ("http://kremlin.ru/structure/president", False),
        ("http://static.kremlin.ru/media/events/photos/big/a.jpg", False),
    ],
)
def test_pages_about_an_office_are_no_statements(url, is_page):
    assert _is_page_of(OFFICES, url, address_key(url, kind="statement")) is is_page
