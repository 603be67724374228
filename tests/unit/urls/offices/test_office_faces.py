import pytest

from ingest.urls import is_http, offices
from tests.unit.urls.offices.written_addresses import all_written

ALL = all_written()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://www.en.kremlin.ru/events/president/news/71234/print?utm_source=x",
            {
                "ru": "http://kremlin.ru/events/president/news/71234",
                "en": "http://en.kremlin.ru/events/president/news/71234",
            },
        ),
        (
            "http://special.kremlin.ru/d/71234",
            {"ru": "http://kremlin.ru/d/71234", "en": "http://en.kremlin.ru/d/71234"},
        ),
        (
            "http://europa.eu/rapid/press-release_IP-23-4567_es.htm",
            {
                code: f"https://ec.europa.eu/commission/presscorner/detail/{code}/ip_23_4567"
                for code in ("en", "fr", "de")
            },
        ),
        (
            "https://www.consilium.europa.eu/en/press/press-releases/2023/05/04/harbour-rules/",
            {
                code: f"https://www.consilium.europa.eu/{code}/press/press-releases/2023/05/04/harbour-rules/"
                for code in ("en", "fr", "de")
            },
        ),
        (
            "https://www.nato.int/cps/en/natohq/official_texts_201234.htm?selectedLocale=uk",
            {
                code: f"https://www.nato.int/cps/{code}/natohq/official_texts_201234.htm"
                for code in ("en", "fr", "ru", "uk")
            },
        ),
        (
            "https://www.gov.uk/government/news/a-harbour.cy",
            {"en": "https://www.gov.uk/government/news/a-harbour"},
        ),
        ("https://mid.ru/ru/foreign_policy/news/1654321/", {}),
        ("https://www.president.gov.ua/en/news/on-ports-81234", {}),
        ("https://ec.europa.eu/commission/presscorner/detail/en/statement_23_4567", {}),
        ("http://en.kremlin.ru/supplement/71234", {}),
        ("no address", {}),
    ],
)
def test_faces_are_derived_where_the_office_publishes_under_a_derivable_address(url, expected):
    assert offices.faces(url) == expected


def test_each_derived_face_is_the_same_statement_in_that_language():
    derived = [
        (one, language, face) for one in ALL for language, face in offices.faces(one.url).items()
    ]
    assert len(derived) > 150
    for one, language, face in derived:
        found = offices.identity(face)
        assert (found.key, found.language) == (one.key, language)
        assert is_http(face)


def test_the_faces_of_a_face_are_the_same_faces():
    for one in ALL:
        faces = offices.faces(one.url)
        for face in faces.values():
            assert offices.faces(face) == faces
