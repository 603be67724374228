"""The Government of the United Kingdom (OFFICIAL.md 1.12): the path, a language behind a dot.

The content interface has the same paths. Left out: guidance, collections, consultations,
organisations, people, and the attachments of a publication, each of which is its own text.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_PAGE = (
    r"(?P<page>government/(?:news|speeches|publications|fatalities)/[^/.]+)"
    r"(?:\.(?P<lang>[a-z]{2})(?:-[a-z\d]{2,4})?)?"
)

OFFICE = Office(
    name="govuk",
    forms=(
        Form(
            hosts=hosts("www.gov.uk gov.uk", "en"),
            path=rf"(?:/api/content)?/{_PAGE}",
            key="{page!l}",
            faces={"en": "https://www.gov.uk/{page!l}"},
        ),
    ),
)
