"""The Foreign Ministry of Russia (OFFICIAL.md 1.2). Numbers differ by language, so they stay apart.

The document number (`1383-22-09-2011`) that joins the languages stands on the page, never in the
address. The site that was replaced in 2021 has its own numbers, and before it Domino, whose
documents have one name of 32 hexadecimal digits under whatever view.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_LANG = r"(?P<lang>ru|en|de|fr|es|pt)"
_SECTION = (
    r"(?:foreign_policy/(?:news|reports|fundamental_documents)"
    r"|press_service(?:/(?:spokesman|minister))?/[a-z_]+)"
)
_ARTICLE = r"(?:[\w-]+/){0,6}asset_publisher/\w{8,16}/content/id/(?P<id>\d{4,8})"

OFFICE = Office(
    name="mid",
    forms=(
        Form(
            hosts=hosts("mid.ru"),
            path=rf"/{_LANG}/{_SECTION}/(?P<id>\d{{4,8}})",
            key="{lang}/{id!n}",
        ),
        Form(
            hosts=hosts("mid.ru archive.mid.ru", "ru"),  # Russian where no language is named
            path=rf"(?:/web/guest)?(?:/{_LANG})?/{_ARTICLE}",
            key="content/{lang}/{id!n}",
        ),
        Form(
            hosts=hosts("mid.ru archive.mid.ru"),
            path=r"(?:/bdomp)?/(?P<base>[a-z]+(?:_[a-z\d]+)?)\.nsf/\w{1,40}/"
            r"(?P<id>[0-9a-fA-F]{32})(?:!(?i:OpenDocument))?",
            key="{base}/{id!l}",
        ),
    ),
)
