"""The President of Armenia (OFFICIAL.md 1.15): a day and a slug below each language.

Whether a translation keeps the slug is not known, so the languages stay apart.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_SECTION = r"(?:press-release|statements-and-messages|interviews-and-press-conferences)"

OFFICE = Office(
    name="president-am",
    forms=(
        Form(
            hosts=hosts("president.am"),
            path=rf"/(?P<lang>hy|en|ru)/(?P<page>{_SECTION}/item/\d{{4}}/\d\d/\d\d/[^/]+)",
            key="{lang}/{page}",
        ),
    ),
)
