"""The Federal Register of the United States (OFFICIAL.md 1.7): one document number, any form.

`/executive-order/N` is the order's own address and stands in `whitehouse.py`: which document number
an order has is not in the address.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_HOSTS = hosts("federalregister.gov", "en")
_NUMBER = r"(?P<id>(?:[A-Za-z]\d?-)?(?:[A-Za-z]?\d{1,2}|\d{4})-\d{1,6})"
_DAY = r"\d{4}/\d\d/\d\d"

OFFICE = Office(
    name="federalregister",
    forms=(
        Form(
            hosts=_HOSTS,
            path=rf"/(?:documents|articles)/{_DAY}/{_NUMBER}(?:/[^/]+)?",
            key="{id!u}",
        ),
        Form(hosts=_HOSTS, path=rf"/(?:d|a)/{_NUMBER}(?:/[^/]+)?", key="{id!u}"),
        Form(hosts=_HOSTS, path=rf"/{_NUMBER}", key="{id!u}"),
        Form(
            hosts=_HOSTS,
            path=rf"/documents/full_text/(?:xml|html|text)/{_DAY}/{_NUMBER}\.(?:xml|html|txt)",
            key="{id!u}",
        ),
        Form(
            hosts=_HOSTS, path=rf"/api/v1/(?:documents|articles)/{_NUMBER}(?:\.json)?", key="{id!u}"
        ),
    ),
)
