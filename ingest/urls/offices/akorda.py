"""The President of Kazakhstan (OFFICIAL.md 1.5). The number behind the slug, in one language.

Kazakh numbers differ from the others, and that Russian and English share theirs is not known.
Left out: slugs without a number, and the old folders of before the site of 2021.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="akorda",
    forms=(
        Form(
            hosts=hosts("akorda.kz mirror.akorda.kz"),
            # Five digits at least: a slug may end in a year.
            path=r"/(?P<lang>ru|en|kz)/[^/]+-(?P<id>\d{5,8})",
            key="{lang}/{id!n}",
        ),
    ),
)
