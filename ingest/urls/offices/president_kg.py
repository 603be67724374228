"""The President of Kyrgyzstan (OFFICIAL.md 1.15): a number below each language.

Whether the languages share numbers is not known, so they stay apart; so do the numbers of the old
site, which stood before the slug.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_HOSTS = hosts("president.kg")
_LANG = r"(?P<lang>ky|kg|ru|en|tr)"

OFFICE = Office(
    name="president-kg",
    forms=(
        Form(hosts=_HOSTS, path=rf"/{_LANG}/news/\d{{1,3}}/(?P<id>\d{{2,7}})", key="{lang}/{id!n}"),
        Form(
            hosts=_HOSTS,
            path=rf"/{_LANG}/sobytiya/(?:[a-z_]+/)?(?P<id>\d{{2,7}})_[^/]+",
            key="old/{lang}/{id!n}",
        ),
    ),
)
