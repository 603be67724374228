"""The European External Action Service (OFFICIAL.md 1.10): a slug that ends in its language.

Whether a translation keeps the slug is not known, so the languages stay apart. The site before 2021
had numbers. Left out: slugs of fewer than four words, which are sections and lists.
"""

from ingest.urls.offices.forms import LONG_SLUG, Form, Office, hosts

_HOSTS = hosts("eeas.europa.eu")

OFFICE = Office(
    name="eeas",
    forms=(
        Form(
            hosts=_HOSTS,
            path=rf"/(?P<page>(?:eeas|delegations/[a-z-]+)/{LONG_SLUG})_(?P<lang>[a-z]{{2}})",
            key="{page}_{lang}",
        ),
        Form(
            hosts=_HOSTS,
            path=r"/headquarters/headquarters-homepage/(?P<id>\d{3,7})/[^/]+_(?P<lang>[a-z]{2})",
            key="{lang}/{id!n}",
        ),
        Form(
            hosts=_HOSTS,
            path=r"/headquarters/headquarters-homepage_(?P<lang>[a-z]{2})/(?P<id>\d{3,7})(?:/[^/]+)?",
            key="{lang}/{id!n}",
        ),
    ),
)
