import pytest

from ingest.parse import sites
from ingest.parse.pages import identify
from ingest.parse.sites import kremlin
from ingest.revisions.fingerprint import fingerprint
from schemas.records.revisions import Content
from tests.unit.parse import golden

ADDRESS = "http://en.kremlin.ru/events/president/news/67568"


def test_each_address_of_a_statement_is_read_by_this_site():
    assert sites.of(ADDRESS) is kremlin
    assert sites.of(f"https://web.archive.org/web/2022/{ADDRESS}/print") is kremlin
    found = identify(ADDRESS, kind="statement", engine=None)
    assert (found.key, found.publisher, found.language) == ("kremlin:67568", kremlin.NAME, "en")


def test_a_statement_of_an_office_without_a_module_is_known_and_read_by_none():
    url = "https://www.gov.uk/government/news/a-statement"
    assert identify(url, kind="statement", engine=None).publisher == "govuk"
    assert sites.of(url) is None
    assert sites.of("http://en.kremlin.ru/supplement/5770") is None


def item(name):
    (only,) = golden.read(name, golden.expected(name)["read"]).items
    return only


@pytest.mark.parametrize(
    "furniture",
    [
        "AlexanderChairman",
        "See also",
        "Topics",
        "Photo",
        "Publication status",
        "Published in sections",
        "Direct link",
    ],
)
def test_what_the_site_says_around_a_statement_is_no_text(furniture):
    assert furniture in golden.source("kremlin")
    assert furniture not in item("kremlin").text.visible


def test_a_transcript_that_is_still_being_typed_keeps_its_last_line():
    assert item("kremlin").text.blocks[-1].text == "To be continued."
    assert item("kremlin-ru").text.blocks[-1].text == "Продолжение следует."


def test_a_speaker_who_talks_of_publication_is_not_cut_off():
    assert "Published in sections of the press" in item("kremlin-print").text.visible


def test_no_break_spaces_are_kept_as_shown_and_compare_as_spaces():
    shown = item("kremlin")
    assert "the\xa0act of\xa0aggression" in shown.text.visible
    how = golden.expected("kremlin")["read"]
    plain = golden.page(golden.source("kremlin").replace("&nbsp;", " "), **how)
    assert plain.items[0].text != shown.text
    assert fingerprint(Content.of(plain.items[0])) == fingerprint(Content.of(shown))


def test_a_page_without_the_sites_markup_is_no_empty_statement():
    parsed = golden.page("<p>Hello.</p>", url=ADDRESS, kind="statement")
    assert "sites/kremlin.py" in parsed.complaint


def test_a_statement_whose_text_is_not_there_yet_is_an_error_and_no_text():
    html = '<h1 class="entry-title">Session</h1><div class="read__internal_content"></div>'
    parsed = golden.page(html, url=ADDRESS, kind="statement")
    assert (parsed.state, parsed.items) == ("error", ())
