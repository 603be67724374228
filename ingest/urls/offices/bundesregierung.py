"""The Federal Government and the Chancellor of Germany (OFFICIAL.md 1.9): one content system.

The number behind the slug names the text on both hosts; a translation has a number of its own.
Left out: topics without a slug of several words, brochures, films, services.
"""

from ingest.urls.offices.forms import LONG_SLUG, Form, Office, hosts

_HOSTS = hosts("bundesregierung.de bundeskanzler.de archiv.bundesregierung.de")
_EDITION = r"(?:breg|bk|bkin)-(?P<lang>de|en|fr)"
_TEXTS = (
    r"(?:aktuelles|suche|news|search|actualites|recherche|service/(?:[a-z-]+/)?bulletin"
    r"|service/archiv[a-z-]*)(?:/[a-z-]+)?"
)
_TOPICS = r"(?:themen|issues|schwerpunkte[a-z-]*)/[^/]+(?:/[a-z-]+)?"
_TWO_WORDS = r"(?=(?:[^/-]*-){2})[^/]+"

OFFICE = Office(
    name="bundesregierung",
    forms=(
        Form(
            hosts=_HOSTS,
            path=rf"/{_EDITION}/{_TEXTS}/{_TWO_WORDS}-(?P<id>\d{{5,8}})",
            key="{id!n}",
        ),
        Form(
            hosts=_HOSTS,
            path=rf"/{_EDITION}/{_TOPICS}/{LONG_SLUG}-(?P<id>\d{{5,8}})",
            key="{id!n}",
        ),
    ),
)
