"""Web addresses as the WHATWG standard writes them. Pure."""

import can_ada


def web_address(text: str) -> str | None:
    """The address in printable ASCII, in which nobody reads another host; None if it is none.

    Only http and https. The text may come from strangers.
    """
    try:
        parsed = can_ada.parse(text.strip())
    except (ValueError, TypeError):  # TypeError: a lone surrogate
        return None
    return str(parsed.href) if parsed.protocol in {"http:", "https:"} else None
