"""The President of Türkiye (OFFICIAL.md 1.15): the second number; section and slug say nothing.

Left out: galleries, programmes, and the lists below the first number.
"""

from ingest.urls.offices.forms import Form, Office, hosts

OFFICE = Office(
    name="tccb",
    forms=(
        Form(
            hosts=hosts("tccb.gov.tr", "tr"),
            path=r"/(?:(?P<lang>en|ar|fr|de|es|ru)/)?(?:receptayyiperdogan/)?"
            r"(?:news|haberler|konusmalar|speeches-statements|basin-aciklamalari|mulakatlar)"
            r"/\d{2,4}/(?P<id>\d{2,8})(?:/[^/]+)?",
            key="{id!n}",
        ),
    ),
)
