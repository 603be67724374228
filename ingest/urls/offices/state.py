"""The US Department of State (OFFICIAL.md 1.6): a path, the same under the archive of its era.

Only paths that hold a date: others (`/u-s-relations-with-kazakhstan/`) are written anew by each
administration, and one path is then two texts.
"""

from ingest.urls.offices.forms import SLUG, Form, Office, hosts

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)

OFFICE = Office(
    name="state",
    forms=(
        Form(
            hosts=hosts("state.gov 2021-2025.state.gov 2017-2021.state.gov", "en"),
            path=rf"/(?P<page>(?:releases|remarks)/(?:[a-z0-9-]+/)?\d{{4}}/\d\d/{SLUG})",
            key="{page!l}",
        ),
        Form(
            hosts=hosts("state.gov 2021-2025.state.gov 2017-2021.state.gov", "en"),
            path=rf"/(?P<page>briefings/department-press-briefing-(?:[a-z0-9-]+-)??"
            rf"{_MONTH}-\d{{1,2}}-\d{{4}}(?:-\d)?)",
            key="{page!l}",
        ),
        Form(
            hosts=hosts("state.gov 2009-2017.state.gov", "en"),
            path=r"/(?P<page>(?:[a-z0-9]+/){1,4}\d{4}/\d\d/\d{4,7})\.htm",
            key="{page!l}",
        ),
    ),
)
