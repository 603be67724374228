"""When a statement's page says that its text was last edited. Pure.

Taken are JSON-LD's `dateModified`, `article:modified_time` and its relatives, and lines such as
"Updated: 11 January 2022" beside the text. Not taken is a stamp of the moment of the request, which
a page prints that is made anew for each reader, nor one of the future. What moves daily without any
edit looks like a stamp here; `ingest.revisions.declared.stamp_moves_alone` tells of it.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from ingest.parse.clock_signs import clock_of
from ingest.parse.dates import feed_date
from ingest.parse.linked_data import linked_dates
from ingest.parse.page import Element, Page, line_of
from ingest.parse.selectors import select
from ingest.parse.stamps import read

_MARKED = (
    ("meta[property='article:modified_time']", "content"),
    ("meta[property='og:updated_time']", "content"),
    ("meta[itemprop=dateModified]", "content"),
    ("meta[name='dcterms.modified']", "content"),
    ("meta[name='DC.date.modified']", "content"),
    ("meta[name=last-modified]", "content"),
    ("[itemprop=dateModified]", "datetime"),
    ("time.updated[datetime]", "datetime"),
)
# What stands before the date in a line that readers see, in the languages of offices.
_WORDS = re.compile(
    r"\W*(?:(?:page |article |document )?(?:last )?(?:updated|modified|reviewed and updated)"
    r"|(?:zuletzt |letztmals )?aktualisiert|letzte (?:aktualisierung|änderung)|stand"
    r"|обновлено|обновлен[ао]?|(?:последнее )?(?:обновление|изменение)|дата обновления"
    r"|mis(?:e)? à jour|dernière (?:mise à jour|modification)|modifié"
    r"|(?:última )?actualizaci[oó]n|actualizado|ultimo aggiornamento|aggiornato"
    r"|(?:laatst )?(?:bijgewerkt|gewijzigd)|(?:ostatnia )?aktualizacja|zaktualizowano"
    r"|(?:son )?güncelleme|оновлено|(?:останнє )?оновлення)"
    r"(?:\s+(?:on|am|le|el|il|op|at|um))?\s*:?\s+(?P<date>\S.{3,60})",
    re.IGNORECASE,
)
_AROUND_TEXT = "article, main, [role=main], [itemtype*=Article], .content, #content"
_SHORT_LINES = "p, span, div, time, li, dd, small, em, b, strong"
_MOST_LINES = 400
_LONGEST = 90
# A page that is made for the request has the server's clock in it, which is off by a little.
_NOW = timedelta(seconds=90)


def updated_of(page: Page) -> datetime | None:
    """The instant of the last edit as the page states it, aware UTC; None where nothing does."""
    for at in (*_machine_stamps(page), *_shown_stamps(page)):
        if page.now is None or at < page.now - _NOW:
            return at
    return None


def _machine_stamps(page: Page) -> Iterator[datetime]:
    marked = (
        element.get(attribute) or ""
        for selector, attribute in _MARKED
        for element in select(page.tree, selector)[:1]
    )
    for text in (*linked_dates(page, "dateModified"), *marked):
        if at := feed_date(text):
            yield at


def _shown_stamps(page: Page) -> Iterator[datetime]:
    """Lines that say "updated", around the text; those of a site's foot tell of the site."""
    for around in select(page.tree, _AROUND_TEXT)[:1]:
        for element in select(around, _SHORT_LINES)[:_MOST_LINES]:
            found = _WORDS.fullmatch(_short_text(element))
            stamp = read(found["date"].strip(" .)"), clock_of(page)) if found else None
            if stamp is not None and next(element.iterancestors("footer"), None) is None:
                yield stamp.at


def _short_text(element: Element) -> str:
    """The element's text as a line where it is short; a container's is not joined."""
    if len(element) > 3:
        return ""
    line = line_of(element)
    return line if len(line) <= _LONGEST else ""
