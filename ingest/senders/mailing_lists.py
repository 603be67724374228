"""A subscription as mail programs know it: a mailing list that they can sort by and leave. Pure.

Sources: RFC 2919 (`List-Id`), RFC 2369 (`List-Unsubscribe`).
"""

import re
from hashlib import blake2b
from urllib.parse import quote

# RFC 1034 3.1, which RFC 2919 takes its names from, and room for the part that tells names apart.
_LONGEST_LABEL = 63
_LONGEST_WORDS = 40

# Of a subscription's name in an address of ours: a letter may become 12 signs there, and a line of
# a mail holds 998 (RFC 5322 2.1.1).
_LONGEST_NAME = 60


def list_label(subscription: str) -> str:
    """The name of a subscription as a label of ASCII letters, digits and `-`.

    The same for one name at any time, and never the same for two: where the name cannot stand as it
    is, a hash follows. Letter case does not count, as in watch.yaml.
    """
    name = subscription.casefold()
    words = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
    if words == name and len(words) <= _LONGEST_LABEL:
        return words
    told_apart = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return "-".join(filter(None, (words[:_LONGEST_WORDS].strip("-"), told_apart)))


def unsubscribe_address(sender: str, subscription: str) -> str:
    """A `mailto:` to the sender's own mailbox, where a person reads who wants no more of what."""
    name = " ".join(subscription.split())[:_LONGEST_NAME]
    subject = quote(f"Unsubscribe {name}".rstrip(), safe="", errors="replace")
    return f"mailto:{quote(sender, safe='@')}?subject={subject}"
