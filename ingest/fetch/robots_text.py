"""The part of a robots.txt that binds us, made small before it is parsed. Pure.

Needed because the parser keeps each rule once for each name above it: 500 KiB of names over rules
would take minutes and gigabytes.
"""

import re

_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(?P<name>[^#]*)", re.IGNORECASE)
# With the misspellings that Protego and Google's parser understand.
_RULE = re.compile(
    r"\s*(allow|dis+al+[oa]w|diasllow|crawl[- ]delay|request[- ]rate)\b", re.IGNORECASE
)


def binding_rules(text: str, product: str) -> str:
    """The groups of `text` that name `product` ("Palimpsest/0.1") or everybody; "" for none.

    Lines that are neither a name nor a rule are dropped. They end no group (RFC 9309 2.2.4).
    """
    kept: list[str] = []
    among_names = bound = False
    for line in text.splitlines():
        if found := _AGENT.match(line):
            bound = bound and among_names
            among_names = True
            if _is_ours(found.group("name"), product):
                bound = True
                kept.append(f"User-agent: {found.group('name').strip()}")
        elif _RULE.match(line):
            among_names = False
            if bound:
                kept.append(line.strip())
    return "\n".join(kept)


def _is_ours(name: str, product: str) -> bool:
    """Whether a name may mean us; the parser decides, and this is never narrower."""
    wanted = name.strip().lower()
    return wanted == "*" or wanted.replace("*", "") in product.lower()
