"""The Council of the European Union (OFFICIAL.md 1.10): the same dated path below each language.

French and German pages were seen with the English slug; should a slug be translated, its address is
another statement here.
"""

from ingest.urls.offices.forms import Form, Office, hosts, in_languages

_HOST = "https://www.consilium.europa.eu"

OFFICE = Office(
    name="council",
    forms=(
        Form(
            hosts=hosts("consilium.europa.eu"),
            path=r"/(?P<lang>[a-z]{2})/press/(?P<section>press-releases|statements-remarks)"
            r"/(?P<page>\d{4}/\d\d/\d\d/[^/]+)(?:/pdf)?",
            key="{section}/{page!l}",
            faces=in_languages(
                ("en", "fr", "de"), f"{_HOST}/{{face}}/press/{{section}}/{{page!l}}/"
            ),
        ),
    ),
)
