"""The OSCE (OFFICIAL.md 1.11): the number at the end, in whatever section and language.

Left out: documents as files, and years, which have fewer digits.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="osce",
    forms=(
        Form(
            hosts=hosts("osce.org", "en"),
            path=r"(?:/(?P<lang>ru|uk|de|fr|es|it))?/(?!files/|resources/|sites/)(?:[\w-]+/){1,3}"
            r"(?P<id>\d{5,7})",
            key="{id!n}",
        ),
    ),
)
