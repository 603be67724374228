"""The President of Ukraine (OFFICIAL.md 1.15): the number behind the slug, one in all languages.

Slugs differ by language, so no face can be derived. Left out: documents, photographs and films,
which have numbers of their own.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="president-ua",
    forms=(
        Form(
            hosts=hosts("president.gov.ua", "uk"),
            path=r"(?:/(?P<lang>uk|ua|en|ru))?/news/[^/]+-(?P<id>\d{3,7})",
            key="{id!n}",
        ),
    ),
)
