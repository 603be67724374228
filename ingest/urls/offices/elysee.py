"""The President of France (OFFICIAL.md 1.13): a president, a day and a slug.

Links of the feed begin with `/en/` and may be dead there; without it they are the same text. So the
address does not tell the language: its page does. Left out: sheets by their module's number.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="elysee",
    forms=(
        Form(
            hosts=hosts("elysee.fr"),
            path=r"(?:/en)?/(?P<page>[a-z]+(?:-[a-z]+)+/\d{4}/\d\d/\d\d/[^/]+)",
            key="{page}",
        ),
    ),
)
