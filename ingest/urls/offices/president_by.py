"""The President of Belarus (OFFICIAL.md 1.15): a slug below each language, which may be its own."""

from ingest.urls.offices.forms import LONG_SLUG, Form, Office, hosts

OFFICE = Office(
    name="president-by",
    forms=(
        Form(
            hosts=hosts("president.gov.by"),
            path=rf"/(?P<lang>ru|en|be)/events/(?P<slug>{LONG_SLUG})",
            key="{lang}/{slug}",
        ),
    ),
)
