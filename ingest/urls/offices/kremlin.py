"""The President of Russia (OFFICIAL.md 1.1). One number in both languages, all sections, all hosts.

The Russian site of 2009 to 2015 had the same numbers already (`/news/20603`). Left out:
`/supplement/` and `/acts/bank/` (number spaces of their own), catalogues of persons and keywords,
and the old English sites, whose numbers are others.
"""

from ingest.urls.offices.forms import Form, Office

_PAGE = (
    r"d|events/(?:president|administration|state-council|security-council|councils)"
    r"(?:/(?!page/|by-date/)[a-z][a-z_-]*(?:/\d+(?=/\d))?){0,2}"
    r"|catalog/countries/[A-Za-z]{2,3}/events"
)
_VIEW = r"(?:/(?:print|photos?|videos?|audios?|copy)(?:/\d+)?)?"

OFFICE = Office(
    name="kremlin",
    forms=(
        Form(
            hosts={
                "kremlin.ru": "ru",
                "special.kremlin.ru": "ru",
                "en.kremlin.ru": "en",
                "en.special.kremlin.ru": "en",
            },
            path=rf"(?:/copy)?/(?P<page>{_PAGE})(?:/copy)?/(?P<id>\d{{1,7}}){_VIEW}",
            key="{id!n}",
            faces={
                "ru": "http://kremlin.ru/{page}/{id!n}",
                "en": "http://en.kremlin.ru/{page}/{id!n}",
            },
        ),
        Form(
            hosts={"kremlin.ru": "ru"},
            path=r"/(?:news|transcripts)/(?P<id>\d{1,7})(?:/print)?",
            key="{id!n}",
            faces={"ru": "http://kremlin.ru/d/{id!n}", "en": "http://en.kremlin.ru/d/{id!n}"},
        ),
    ),
)
