"""The Foreign Office of Germany (OFFICIAL.md 1.9): the number behind or below the slug.

A translation has a number of its own, so a number has one language. It is left to the page: the
short form `/-/609204` does not say it, and one text would be held as two faces. Left out: pages on
countries and travel, and whatever is not in the newsroom.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_HOSTS = hosts("auswaertiges-amt.de")
_LANG = r"[a-z]{2}"

OFFICE = Office(
    name="auswaertiges-amt",
    forms=(
        Form(
            hosts=_HOSTS,
            path=rf"/{_LANG}/newsroom/(?:(?![^/]*-node/)[^/]+/){{1,2}}(?P<id>\d{{5,8}})",
            key="{id!n}",
        ),
        Form(
            hosts=_HOSTS,
            path=rf"/{_LANG}/newsroom/(?:(?!rss|newsletter)[^/]+/)?[^/]+-(?P<id>\d{{5,8}})",
            key="{id!n}",
        ),
        Form(hosts=_HOSTS, path=rf"(?:/{_LANG})?/-/(?P<id>\d{{5,8}})", key="{id!n}"),
    ),
)
