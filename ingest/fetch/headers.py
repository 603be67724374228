"""Header lines as libcurl hands them over, read only as far as an outcome needs them. Pure."""

from collections.abc import Iterable

from schemas.records.fetches import Headers

# What an outcome is made of. A poll without news reads these and nothing else.
_WANTED = {
    name.encode(): name
    for name in (
        "age",
        "cache-control",
        "date",
        "etag",
        "expires",
        "last-modified",
        "location",
        "retry-after",
    )
}


def wanted_fields(lines: Iterable[bytes]) -> dict[str, bytes]:
    """The fields that outcomes are made of, byte for byte but for the spaces around the value.

    Only those of the final response: interim responses (1xx) begin with a status line of their own.
    Of a field sent twice the first counts; `Cache-Control` is a list and is joined.
    """
    found: dict[str, bytes] = {}
    for line in lines:
        name, _, value = line.partition(b":")
        key = _WANTED.get(name.lower())
        if key is None:
            if line.startswith(b"HTTP/"):
                found.clear()
        elif key not in found:
            found[key] = value.strip(b" \t\r\n")
        elif key == "cache-control":
            found[key] += b", " + value.strip(b" \t\r\n")
    return found


def all_headers(lines: Iterable[bytes]) -> Headers:
    """Every header of the final response in the form that snapshots keep."""
    found: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith(b"HTTP/"):
            found.clear()
            continue
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            found.append((name.strip().lower(), value.strip(" \t\r\n")))
    return tuple(found)
