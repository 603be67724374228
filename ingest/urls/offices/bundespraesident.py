"""The Federal President of Germany (OFFICIAL.md 1.9): a file of a date and a slug, no number.

Translations are files of their own below their own language. Left out: dates of visits, films,
downloads, which hold other texts, and the pages that list these.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="bundespraesident",
    forms=(
        Form(
            hosts=hosts("bundespraesident.de"),
            path=r"/SharedDocs/(?P<kind>Reden|Interviews|Pressemitteilungen|Berichte)"
            r"/(?P<lang>[A-Z]{2})/(?P<page>(?:[^/]+/){0,5}[^/]*\d[^/]*)\.html",
            key="{kind}/{lang}/{page}",
        ),
    ),
)
