"""The Collective Security Treaty Organisation (OFFICIAL.md 1.4). Slugs, no numbers.

The English host has slugs of its own in transliterated Russian, so the languages stay apart.
"""

from ingest.urls.offices.forms import LONG_SLUG, Form, Office

_SECTION = r"(?:session/(?:\d{4}/)?|news/[a-z_]+/|authorized_organs/(?:[a-z_-]+/)?)"

OFFICE = Office(
    name="csto",
    forms=(
        Form(
            hosts={"odkb-csto.org": "ru", "en.odkb-csto.org": "en"},
            path=rf"/(?P<page>{_SECTION}{LONG_SLUG})",
            key="{lang}/{page}",
        ),
    ),
)
