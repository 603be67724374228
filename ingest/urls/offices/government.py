"""The Government of Russia (OFFICIAL.md 1.3). Whether the languages share numbers is not known.

Left out: documents and orders (`/docs/`, their own numbers), persons, departments, and
archive.government.ru, of which it is not known whether the numbers are those of the present site.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="government",
    forms=(
        Form(
            hosts=hosts("government.ru", "ru"),
            path=r"(?:/(?P<lang>en))?/news/(?P<id>\d{1,7})(?:/print)?",
            key="{lang}/{id!n}",
        ),
    ),
)
