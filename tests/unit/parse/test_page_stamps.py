from datetime import UTC, datetime, timedelta

import pytest

from ingest.parse.feed_stamps import without_common_stamp
from ingest.parse.page import Page
from ingest.parse.page_stamps import updated_of
from schemas.records.items import Item
from schemas.records.texts import RichText

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENING = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)


def updated(body, *, head="", lang="de"):
    source = f"<html lang={lang}><head>{head}</head><body>{body}</body></html>"
    return updated_of(Page(url="https://office.example/1", text=source, now=NOW))


def data(content):
    return f"<script type='application/ld+json'>{content}</script>"


@pytest.mark.parametrize(
    "head",
    [
        data('{"@type": "NewsArticle", "dateModified": "2022-01-11T19:47:00+01:00"}'),
        data('{"@graph": [{"@type": "WebSite", "dateModified": "2026-01-01T00:00:00Z"},'
             ' {"@type": ["Article"], "dateModified": "2022-01-11T18:47:00Z"}]}'),
        data('{"@type": "Article", "dateModified": 7}')
        + "<meta property='article:modified_time' content='2022-01-11T18:47:00Z'>",
        data("{broken") + "<meta name='dcterms.modified' content='2022-01-11T19:47:00+01:00'>",
        "<meta property='og:updated_time' content='2022-01-11T18:47:00Z'>",
    ],
)  # fmt: skip
def test_the_stamp_that_a_page_gives_to_machines_is_taken(head):
    assert updated("<p>text</p>", head=head) == EVENING


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Updated: 11 January 2022, 19:47 CET", "en"),
        ("Last updated on January 11, 2022 at 18:47 UTC", "en"),
        ("Aktualisiert am 11. Januar 2022, 19:47 Uhr", "de"),
        ("Letzte Änderung: 11.01.2022 19:47", "de"),
        ("Обновлено: 11 января 2022 года, 21:47", "ru"),
        ("Mis à jour le 11 janvier 2022 à 19h47", "fr"),
        ("Última actualización: 11 de enero de 2022 18:47 GMT", "es"),
        ("Ultimo aggiornamento: 11 gennaio 2022 19:47", "it"),
        ("Laatst gewijzigd op 11 januari 2022 19:47", "nl"),
        ("Aktualizacja: 11 stycznia 2022 19:47", "pl"),
        ("Son güncelleme: 11 Ocak 2022 21:47", "tr"),
        ("Оновлено: 11 січня 2022, 20:47", "uk"),
    ],
)
def test_a_line_beside_the_text_that_says_updated_is_taken(line, lang):
    body = f"<article><h1>Head</h1><p class=meta>{line}</p><p>The text.</p></article>"
    assert updated(body, lang=lang) == EVENING


@pytest.mark.parametrize(
    "body",
    [
        "<footer><p>Updated: 11.01.2022 19:47</p></footer>",
        "<main><footer><p>Updated: 11.01.2022 19:47</p></footer></main>",
        "<article><p>The list was updated on 11 January 2022 by the ministry.</p></article>",
        "<article><p>Updated rules apply from Monday.</p></article>",
        "<article><p>Stand der Dinge</p></article>",
    ],
)
def test_what_tells_of_the_site_or_is_prose_is_not_taken(body):
    assert updated(body) is None


@pytest.mark.parametrize("ago", [timedelta(), timedelta(seconds=40), -timedelta(hours=1)])
def test_a_stamp_of_the_moment_of_the_request_is_not_taken(ago):
    stamp = (NOW - ago).isoformat()
    assert updated("", head=f"<meta property='article:modified_time' content='{stamp}'>") is None


def item(guid, at):
    return Item(guid=guid, url=guid, text=RichText(), updated_at=at)


def test_a_stamp_that_all_items_of_a_feed_share_is_none_of_theirs():
    shared = [item(guid, NOW) for guid in "abc"]
    assert [each.updated_at for each in without_common_stamp(shared)] == [None] * 3


@pytest.mark.parametrize("others", [[EVENING, NOW, NOW], [None, NOW, NOW], [NOW, NOW]])
def test_stamps_that_differ_or_are_few_are_the_items_own(others):
    items = tuple(item(str(at), stamp) for at, stamp in enumerate(others))
    assert without_common_stamp(items) == items
