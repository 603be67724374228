"""NATO (OFFICIAL.md 1.11): the number of the old site in all languages; dated paths on the new.

Which old number a new path was is not in the address, so the two stay apart. Left out: topics
and galleries, which are rewritten, and the search of the new site.
"""

from ingest.urls.offices.forms import Form, Office, hosts, in_languages

_HOSTS = hosts("nato.int")
_OLD = (
    r"(?:SID-[0-9A-F-]+/)?(?:natohq|natolive)"
    r"/(?P<kind>official_texts|opinions|news)_(?P<id>\d{1,7})\.html?"
)
_LANG = r"(?P<lang>en|fr|ru|uk)"
_FACES = in_languages(
    ("en", "fr", "ru", "uk"), "https://www.nato.int/cps/{face}/natohq/{kind}_{id!n}.htm"
)

OFFICE = Office(
    name="nato",
    forms=(
        Form(
            hosts=_HOSTS,
            path=rf"/cps/(?:en|fr|ru|uk)/{_OLD}",
            query={"selectedLocale": _LANG},
            key="{id!n}",
            faces=_FACES,
        ),
        Form(hosts=_HOSTS, path=rf"/cps/{_LANG}/{_OLD}", key="{id!n}", faces=_FACES),
        Form(
            hosts=_HOSTS,
            path=r"/(?P<lang>en|fr)/news-and-events/"
            r"(?P<page>(?:articles/news|events/[a-z-]+|[a-z-]+)/\d{4}/\d\d/\d\d/[^/]+)",
            key="{lang}/{page}",
        ),
    ),
)
