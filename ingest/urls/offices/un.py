"""The United Nations (OFFICIAL.md 1.11): press releases, news, and the Secretary-General.

A press release is known by its symbol; the French edition may have its own, and whether the
languages of the news share numbers is not known: both stay apart.
"""

from ingest.urls.offices.forms import Form, Office, hosts

# `sgsm21146`, `sc14876`, `gadis3690`, `db220110` (the daily briefing of a day)
_SYMBOL = r"(?P<id>(?i:[a-z]{1,8}\d{2,6}(?:[-.]?(?:r|rev|add|corr)\.?\d)?))"
_STORY = r"(?P<lang>[a-z]{2})/story/\d{4}/\d\d/(?P<id>\d{4,9})"
_KINDS = (
    r"(?P<kind>statement|statements|press-encounter|speeches|readout|readouts|notes-correspondents)"
)

OFFICE = Office(
    name="un",
    forms=(
        Form(
            hosts=hosts("press.un.org"),
            path=rf"/(?P<lang>en|fr)/\d{{4}}/{_SYMBOL}\.doc\.htm",
            key="press/{lang}/{id!l}",
        ),
        Form(
            hosts=hosts("un.org", "en"),  # before it had a host of its own
            path=rf"/(?:press/(?P<lang>en|fr)|(?i:news/press/docs))/\d{{4}}/{_SYMBOL}\.(?:doc\.)?html?",
            key="press/{lang}/{id!l}",
        ),
        Form(
            hosts=hosts("news.un.org"), path=rf"(?:/feed/view)?/{_STORY}", key="news/{lang}/{id!n}"
        ),
        Form(
            hosts=hosts("un.org"),
            path=rf"/sg/(?P<lang>en|fr)/content/(?P<who>sg|former-secretary-general)/{_KINDS}"
            r"/(?P<page>\d{4}-\d\d-\d\d/[^/]+)",
            key="sg/{lang}/{kind}/{page}",
        ),
    ),
)
