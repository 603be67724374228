"""The President of the United States (OFFICIAL.md 1.7): a path, the same under its era's archive.

An executive order whose address gives its number is that order, wherever it stands: here, in the
Federal Register's list, or in the American Presidency Project. Without the number in the address it
is known by its path alone: two slugs of one page, cut at different places, stay two.

Left out: blogs, offices' pages and files, and every path that each administration fills anew.
"""

from ingest.urls.offices.forms import LONG_SLUG, SLUG, Form, Office, hosts

_ERAS = hosts(
    "whitehouse.gov bidenwhitehouse.archives.gov trumpwhitehouse.archives.gov"
    " obamawhitehouse.archives.gov",
    "en",
)
# A letter alone behind the number may belong to it (`executive-order-9066-a`).
_NUMBERED = r"executive-order-(?P<order>\d{4,5})(?:-(?![a-z](?:-|$))[^/]+)?"
_SECTIONS = r"(?:remarks|briefings-statements|releases|fact-sheets|presidential-actions)"

OFFICE = Office(
    name="whitehouse",
    forms=(
        Form(
            hosts=_ERAS,
            path=r"/(?:briefing-room/presidential-actions|the-press-office|presidential-actions)"
            rf"(?:/\d{{4}}/\d\d(?:/\d\d)?)?/{_NUMBERED}",
            key="EO/{order!n}",
        ),
        Form(
            hosts=hosts("federalregister.gov", "en"),
            path=r"/executive-order/(?P<order>\d{4,5})",
            key="EO/{order!n}",
        ),
        Form(
            hosts=hosts("presidency.ucsb.edu", "en"),
            path=rf"/documents/{_NUMBERED}",
            key="EO/{order!n}",
        ),
        Form(
            hosts=hosts("whitehouse.gov bidenwhitehouse.archives.gov", "en"),
            path=rf"/(?P<page>briefing-room/[a-z-]+/\d{{4}}/\d\d/\d\d/{SLUG})",
            key="{page!l}",
        ),
        Form(
            hosts=hosts("whitehouse.gov bidenwhitehouse.archives.gov", "es"),
            path=rf"/(?P<page>es/prensa/(?:[a-z-]+/)?\d{{4}}/\d\d/\d\d/{SLUG})",
            key="{page!l}",
        ),
        Form(
            hosts=_ERAS,
            path=rf"/(?P<page>the-press-office/\d{{4}}/\d\d/\d\d/{SLUG})",
            key="{page!l}",
        ),
        Form(
            hosts=hosts("whitehouse.gov obamawhitehouse.archives.gov", "en"),
            path=rf"/(?P<page>the-press-office/{LONG_SLUG}|the_press_office/\w[\w-]{{7,}})",
            key="{page}",
        ),
        Form(
            hosts=hosts("whitehouse.gov", "en"),
            path=rf"/(?P<page>{_SECTIONS}/\d{{4}}/\d\d/{SLUG})",
            key="{page!l}",
        ),
        Form(  # of the first Trump administration, the only one whose paths had no date
            hosts=hosts("whitehouse.gov trumpwhitehouse.archives.gov", "en"),
            path=rf"/(?P<page>(?:briefings-statements|presidential-actions)/{LONG_SLUG})",
            key="{page!l}",
        ),
    ),
)
