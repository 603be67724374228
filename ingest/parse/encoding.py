"""Bytes to text: which encoding a body is in, and the decoding, which never fails.

Order: byte order mark, charset of the HTTP header, XML declaration or HTML meta, UTF-8, detection.
Labels mean what the WHATWG Encoding Standard says (`iso-8859-1` is windows-1252). A label under
which the bytes cannot be read is passed over, for wrong labels are common in feeds.
"""

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# XML without a mark shows its width by "<?" (XML 1.0, appendix F).
_WIDE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))

# https://encoding.spec.whatwg.org/#names-and-labels, where Python's own name means less or other.
_WHATWG = {
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "utf-16": "utf-16-le",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi": "cp1252",
    "cp819": "cp1252",
    "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "win-1251": "cp1251",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc-jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
}
# Python codecs, by the name `codecs.lookup` gives them under every alias, that are no encodings of
# documents; UTF-7 hides markup from every check after it.
_REFUSED = {
    "utf-7",
    "unicode-escape",
    "raw-unicode-escape",
    "charmap",
    "idna",
    "punycode",
    "undefined",
    "mbcs",
    "oem",
}

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([A-Za-z0-9._:-]+)""")
_META = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)

_HEAD_BYTES = 4096  # HTML asks for meta within 1024; real pages put scripts before it
# Detection costs about 1 ms a kilobyte and gains nothing past some pages of text.
_SAMPLE_BYTES = 16_384


def decode(body: bytes, *, content_type: str | None) -> str:
    """The text of a body, without a byte order mark; undecodable bytes become U+FFFD.

    `content_type` is the HTTP header's value. Never raises.
    """
    encoding, mark = encoding_of(body, content_type=content_type)
    return body[mark:].decode(encoding, errors="replace")


def encoding_of(body: bytes, *, content_type: str | None) -> tuple[str, int]:
    """The Python codec that reads this body, and the length of its byte order mark."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name, len(mark)
    for start, name in _WIDE:
        if body.startswith(start):
            return name, 0
    return _of_labels(body, _labels(body, content_type)), 0


def _labels(body: bytes, content_type: str | None) -> list[str]:
    """Codecs named by the header and in the body, most trusted first."""
    head = body[:_HEAD_BYTES]
    named = [match[1] for match in [_CHARSET.search(content_type or "")] if match]
    inside = _DECLARATION.search(head) or _META.search(head)
    if inside:
        named.append(inside[1].decode("ascii"))
    codecs_named = [codec for codec in map(_codec, named) if codec]
    if b"\0" in head:
        return codecs_named
    # Markup without a NUL is not in UTF-16, whatever its label says (HTML, "extracting a character
    # encoding from a meta element").
    return ["utf-8" if codec.startswith(("utf-16", "utf-32")) else codec for codec in codecs_named]


def _codec(label: str) -> str | None:
    """Python's name of a label; None where it names no encoding of documents."""
    name = label.strip().lower()
    try:
        codec = codecs.lookup(_WHATWG.get(name, name)).name
        if codec in _REFUSED:
            return None
        b"a".decode(codec, "replace")  # `base64` and its like are codecs of bytes
    except (LookupError, ValueError):
        return None
    return codec


def _of_labels(body: bytes, labels: list[str]) -> str:
    """The first codec under which the bytes make sense."""
    utf8 = _reads(body, "utf-8")
    if utf8 and not body.isascii() and (not labels or _is_latin(labels[0])):
        return "utf-8"  # several-byte characters in order are no accident in Latin-1
    for label in labels:
        if _reads(body, label) or _is_latin(label):
            return label
        if label == "utf-8" and _mostly_utf8(body):
            return label
    if utf8 or _mostly_utf8(body):
        return "utf-8"
    return labels[0] if labels and labels[0] != "utf-8" else _detected(body)


def _is_latin(codec: str) -> bool:
    return codec == "cp1252"


def _reads(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except ValueError:
        return False
    return True


def _mostly_utf8(body: bytes) -> bool:
    """Whether this is UTF-8 with a few broken places, as a cut in mid-character leaves them."""
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return whole > 4 * broken


def _detected(body: bytes) -> str:
    """The likeliest legacy encoding; windows-1252 where nothing speaks for another."""
    found = from_bytes(body[:_SAMPLE_BYTES]).best()
    name = found.encoding if found else "cp1252"
    return _codec(name.replace("_", "-")) or "cp1252"
