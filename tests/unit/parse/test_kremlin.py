import pytest

from ingest.parse import sites
from ingest.parse.pages import identify
from ingest.revisions.fingerprint import fingerprint
from schemas.records.revisions import Content
from tests.unit.parse import golden

ENGLISH = [
    "http://en.kremlin.ru/events/president/news/67568",
    "https://en.kremlin.ru/events/president/news/67568/",
    "http://en.kremlin.ru:80/events/president/transcripts/67568",
    "http://www.en.kremlin.ru/events/president/news/67568",
    "http://en.special.kremlin.ru/events/president/news/67568",
    "http://en.kremlin.ru/d/67568",
    "http://en.kremlin.ru/events/president/news/67568/print",
    "http://en.kremlin.ru/events/president/news/67568/photos",
    "http://en.kremlin.ru/events/president/transcripts/67568/videos",
    "http://en.kremlin.ru/events/president/transcripts/comminity_meetings/67568",
    "http://en.kremlin.ru/events/president/news/67568?utm_source=x#sel=7",
    "http://en.kremlin.ru//events/president/news/67568",
]
RUSSIAN = [
    "http://kremlin.ru/events/president/news/67568",
    "http://www.kremlin.ru/events/president/transcripts/67568",
    "http://special.kremlin.ru/events/president/news/67568",
    "http://kremlin.ru/d/67568",
    "http://kremlin.ru/events/president/transcripts/speeches/67568",
    "http://kremlin.ru/events/president/transcripts/press_conferences/67568/print",
    "http://kremlin.ru/events/president/trips/67568",
    "http://kremlin.ru/events/administration/67568",
    "http://kremlin.ru/events/security-council/67568",
    "http://kremlin.ru/events/state-council/67568",
    "http://kremlin.ru/events/councils/67568",
    "http://kremlin.ru/catalog/countries/KZ/events/67568",
    "http://kremlin.ru/copy/events/president/news/67568",
]
OTHERS = [
    "http://en.kremlin.ru/supplement/5770",
    "http://kremlin.ru/acts/bank/47415",
    "http://en.kremlin.ru/catalog/persons/310/events",
    "http://kremlin.ru/catalog/keywords/82/events",
    "http://en.kremlin.ru/events/president/news",
    "http://en.kremlin.ru/events/president/news/page/2",
    "http://en.kremlin.ru/events/president/news/by-date/10.01.2022",
    "http://en.kremlin.ru/events/president/news/feed",
    "http://en.kremlin.ru/",
    "http://eng.kremlin.ru/news/6007",
    "http://eng.news.kremlin.ru/news/6007",
    "http://archive.kremlin.ru/eng/d/67568",
    "http://kremlin.ru.example.org/d/67568",
    "http://notkremlin.ru/d/67568",
    "http://en.kremlin.ru/d/67568a",
    "ftp://en.kremlin.ru/d/67568",
    "http://[en.kremlin.ru/d/67568",
    "http://en.kremlin.ru:x/d/67568",
    "",
]


@pytest.mark.parametrize("url", [*ENGLISH, *RUSSIAN])
def test_every_address_of_a_statement_is_one_statement_in_the_language_of_its_host(url):
    found = identify(url, kind="statement", engine=None)
    assert found.key == "kremlin:67568"
    assert found.publisher == "kremlin"
    assert found.language == ("en" if url in ENGLISH else "ru")


@pytest.mark.parametrize("url", OTHERS)
def test_other_addresses_are_no_statement_of_this_key(url):
    assert identify(url, kind="statement", engine=None) is None


def test_leading_zeros_name_no_other_statement():
    found = sites.identity("http://kremlin.ru/d/067568")
    assert found.key == "kremlin:67568"


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
    parsed = golden.page("<p>Hello.</p>", url=ENGLISH[0], kind="statement")
    assert "sites/kremlin.py" in parsed.complaint


def test_a_statement_whose_text_is_not_there_yet_is_an_error_and_no_text():
    html = '<h1 class="entry-title">Session</h1><div class="read__internal_content"></div>'
    parsed = golden.page(html, url=ENGLISH[0], kind="statement")
    assert (parsed.state, parsed.items) == ("error", ())
