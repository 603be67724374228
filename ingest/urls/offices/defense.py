"""The US Department of Defense (of War since September 2025; OFFICIAL.md 1.8): an article's number.

Kept through the renaming of the host; sections, slugs and capitals say nothing. Left out: pictures
and videos (numbers of their own), contracts' and topics' listings, and the sites of the services.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="defense",
    forms=(
        Form(
            hosts=hosts("defense.gov war.gov dod.defense.gov", "en"),
            path=r"(?i:/news/(?:[\w-]+/){0,3}article/(?P<id>\d{4,9})(?:/[^/]*){0,4})",
            key="{id!n}",
        ),
    ),
)
