"""The Foreign Ministry of Ukraine (OFFICIAL.md 1.15): a slug below each language.

Whether a translation keeps the slug is not known, so the languages stay apart. Left out: embassies,
and slugs of fewer than four words, which are sections.
"""

from ingest.urls.offices.forms import LONG_SLUG, Form, Office, hosts

OFFICE = Office(
    name="mfa-ua",
    forms=(
        Form(
            hosts=hosts("mfa.gov.ua", "uk"),
            path=rf"(?:/(?P<lang>ua|uk|en|ru))?/news/(?P<slug>{LONG_SLUG})",
            key="{lang}/{slug}",
        ),
    ),
)
