"""The European Parliament (OFFICIAL.md 1.10): the reference of a press release or adopted text.

Both are one in all languages; slugs are translated and say nothing.
"""

from ingest.urls.offices.forms import Form, Office, hosts, in_languages

_HOSTS = hosts("europarl.europa.eu")
_HOST = "https://www.europarl.europa.eu"
_RELEASE = r"(?P<id>20\d{6}IPR\d{5})"
_ADOPTED = r"(?P<id>TA-\d{1,2}-\d{4}-\d{4})"
_RELEASE_FACES = in_languages(("en", "fr", "de"), f"{_HOST}/news/{{face}}/press-room/{{id}}")
# Adopted texts are published in all official languages; Irish only since 2022.
_OFFICIAL = "bg cs da de el en es et fi fr hr hu it lt lv mt nl pl pt ro sk sl sv"

OFFICE = Office(
    name="europarl",
    forms=(
        Form(
            hosts=_HOSTS,
            path=rf"/news/(?P<lang>[a-z]{{2}})/(?:press-room|news-room)/{_RELEASE}(?:/[^/]+)?",
            key="{id}",
            faces=_RELEASE_FACES,
        ),
        Form(
            hosts=_HOSTS,
            path=rf"/pdfs/news/expert/infopress/{_RELEASE}/20\d{{6}}IPR\d{{5}}_(?P<lang>[a-z]{{2}})\.pdf",
            key="{id}",
            faces=_RELEASE_FACES,
        ),
        Form(
            hosts=_HOSTS,
            path=rf"/doceo/document/{_ADOPTED}_(?P<lang>[A-Z]{{2}})\.(?:html|pdf|docx)",
            key="{id}",
            faces={
                code: f"{_HOST}/doceo/document/{{id}}_{code.upper()}.html"
                for code in _OFFICIAL.split()
            },
        ),
    ),
)
