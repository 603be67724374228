"""Bodies that are no pages: files, JSON, feeds. Told by their first bytes and their type. Pure."""

import re

from schemas.records.items import NotParsed

# First bytes of the files that press offices link to, by their formats' specifications.
_FILES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "an archive or office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office file"),
    (b"{\\rtf", "an office file"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
)
_MEDIA = re.compile(r"\s*(?:(image)|(?:audio|video)|application/pdf)/?", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[\]{\"])")
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.DOTALL | re.IGNORECASE,
)
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, which is full of NUL
_HEAD_BYTES = 4096  # binary files show controls within their first bytes; text hardly has any
# Of the head: pages with a stray control are met; of random bytes every tenth is one of these.
# Escape is not among them: ISO-2022-JP begins and ends its letters with it.
_MOST_CONTROLS = 0.02
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])


def no_page(body: bytes, *, content_type: str | None) -> NotParsed | None:
    """Why these bytes are no page, and the way out; None where they may be one."""
    head = body[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    file = _file(head, content_type or "")
    if file:
        return NotParsed(
            complaint=f"This address answers {file}, which is not read; give the address of the"
            " page that shows its text."
        )
    if _JSON.match(head):
        return NotParsed(
            complaint="This address answers JSON, not a page; give the address that a browser"
            " shows."
        )
    if _FEED.match(head):
        return NotParsed(
            complaint="This address answers a feed, not a document's page; list it under `feeds`."
        )
    return None


def _file(head: bytes, content_type: str) -> str | None:
    known = next((name for start, name in _FILES if head.startswith(start)), None)
    if known:
        return known
    if _MEDIA.match(content_type) and b"<" not in head[:100]:
        return f"a file of type {content_type.partition(';')[0].strip()}"
    return "a binary file" if _is_binary(head, content_type) else None


def _is_binary(head: bytes, content_type: str) -> bool:
    if head.startswith(_MARKS) or "utf-16" in content_type.lower() or _is_wide(head):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head) + 1


def _is_wide(head: bytes) -> bool:
    """UTF-16 without a mark begins with markup: every second byte is NUL, and only those."""
    even, odd = head[0:40:2], head[1:40:2]
    return (not even.count(0) and odd.count(0) >= 19) or (not odd.count(0) and even.count(0) >= 19)
