"""The event types a subscription may ask for (DESIGN.md section 6), and patterns of them."""

_OF_A_DOCUMENT = ("new", "edited", "edited_before_seen", "gone", "restored")

EVENT_TYPES: tuple[str, ...] = (
    *(f"post.{what}" for what in _OF_A_DOCUMENT),
    *(f"statement.{what}" for what in _OF_A_DOCUMENT),
    "citation.new",
    "citation.lost",
    "quotation.broken",
    "source.failing",
    "source.recovered",
    "channel.failing",
    "channel.recovered",
    "alert.dead",
)

EVENT_PATTERNS: tuple[str, ...] = (
    "*",
    *dict.fromkeys(f"{name.partition('.')[0]}.*" for name in EVENT_TYPES),
)


def expand_events(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The event types that `wanted` names, patterns spelled out, in the order of `EVENT_TYPES`.

    Only for checked names: one that is neither type nor pattern is dropped.
    """
    prefixes = tuple(pattern.removesuffix("*") for pattern in wanted if pattern in EVENT_PATTERNS)
    return tuple(name for name in EVENT_TYPES if name in wanted or name.startswith(prefixes))
