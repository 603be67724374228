"""Normalised text and link targets: the comparison key of TEXT.md's layer L2.

Two texts with one key read the same. A key is never shown and never undone.

Not NFKC: that writes m² as m2 and ½ as 1⁄2, which hides a changed number. NFC, and a short table
of signs that are the same sign in another dress. Never folded: case, digits, brackets, letters of
other scripts that look alike, whether a quotation mark or a question mark is there at all.
"""

import re
from unicodedata import is_normalized, normalize

# White space that is not a plain space; `str.split` knows the same set (Unicode White_Space and
# the four information separators U+001C to U+001F).
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_ASCII_SPACES = tuple(c for c in _SPACES if c.isascii())

# Quotation marks lose their style and keep their presence; double and single stay apart, since a
# single one is also the apostrophe. Primes (5′ 12″) are typed as straight marks as often as not.
_DOUBLE = "“”„‟″"
_ANGLED = "«»"
_SINGLE = "‘’‚‛‹›´ʼ′"
# Hyphens, dashes and the minus sign: whichever is used, it stays one, so -5 is never 5, and the
# dash of a range is the hyphen of a range.
_DASHES = "‐‑‒–—―−"
# Shown as nothing: soft hyphen, zero-width space, word joiner, byte order mark, direction marks,
# the choice between text and emoji style. Kept: direction overrides and isolates (U+202A to
# U+202E, U+2066 to U+2069), because they reorder what a reader sees.
_INVISIBLE = "\xad\u200b\u2060\ufeff\u200e\u200f\u061c\ufe0e\ufe0f"
_LONG = (("…", "..."), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"))

# In this order: without the signs of General Punctuation most texts are one byte a letter, and all
# that follows is quick.
_FOLDS = (
    *((c, '"') for c in _DOUBLE),
    *((c, "'") for c in _SINGLE),
    *((c, "-") for c in _DASHES),
    *((c, "") for c in _INVISIBLE),
    *((c, " ") for c in _SPACES if not c.isascii()),
    *_LONG,
)
# Joiners change words of Indic scripts and Persian, and hold emoji together; elsewhere (German
# ligature hints, forum software's fillers) they are nothing. "Elsewhere" is where a neighbour is
# below Hebrew, the first block of the scripts concerned, or is General Punctuation.
_JOINING = "\u0590-\u1fff\u2100-\U0010ffff"
_IDLE_JOINER = re.compile(rf"(?<![{_JOINING}])[\u200c\u200d]+|[\u200c\u200d]++(?![{_JOINING}])")

# French sets a space inside its quotation marks and before ? ! ; where many leave it out. A colon
# stands in smileys and clocks too. German »Wort« has no space there.
_FRENCH_OPEN = re.compile(r"«(?<![^\s(\[\x00]«) +")
_FRENCH_CLOSE = re.compile(r" +»(?!\w)")
_SPACED_SIGN = re.compile(r" +([?!;])")

# Parameters that name a visit or an advertisement, never a document. A short list of our own
# rather than `ingest.urls`' long one, because a change here must go with a new `RULES` number.
# `sid` and `s` only with 32 hexadecimal digits (phpBB, vBulletin: FORUMS.md 3.3): elsewhere, as in
# PHP-Nuke's `sid=42`, they name the document.
_VISIT = re.compile(
    r"(?:utm_\w+|(?:fb|g|dc|ms|y|tw)clid|gbraid|wbraid|mc_[ce]id|igshid|_ga|_gl"
    r"|(?i:phpsessid|jsessionid|aspsessionid\w*)|_xfToken|csrfKey|my_post_key|securitytoken"
    r"|csrf_token|csrfmiddlewaretoken|authenticity_token|_wpnonce)=.*|s(?:id)?=[0-9a-fA-F]{32}"
    # SMF names its session by a variable of its own: `a4c2e9b1=<32 hexadecimal digits>`
    r"|(?=[0-9a-f]*[0-9])[0-9a-f]{7,12}=[0-9a-f]{32}"
    # l.facebook.com, l.instagram.com, their pictures: all of 61 among 178 steps of corpus/histories
    r"|[he]=AT[\w-]{20,}|_nc_\w+=.*|oh=(?:\d\d_[\w-]{20,}|[0-9a-f]{32})|oe=[0-9A-Fa-f]{8}"
)
_PATH_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_SEPARATOR = re.compile(r"([&;])")  # SMF and Perl's scripts part their parameters by `;`
# XenForo passes links and pictures through its own server, signed with a key that may be another
# tomorrow; the address itself stands beside it.
_PROXY_KEY = re.compile(r"&hash=\w+|^hash=\w+&")
_CLOAKED = re.compile(r".*/cdn-cgi/l/email-protection#((?:[0-9a-f]{2}){2,})", re.IGNORECASE)


def fold(text: str) -> str:
    """Normalised text of any visible text; folding twice is folding once."""
    text = _fold_spaces(text if text.isascii() else _fold_signs(text))
    # one letter is looked for at the speed of memory, two at a tenth of it
    if any(sign in text and f" {sign}" in text for sign in "?!;"):
        return _SPACED_SIGN.sub(r"\1", text).strip()
    return text


def _fold_spaces(text: str) -> str:
    for space in _ASCII_SPACES:
        if space in text:
            return " ".join(text.split())
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return " ".join(text.split())
    return text


def _fold_signs(text: str) -> str:
    """NFC with the signs folded.

    One `replace` for each sign costs 2 µs for 1 kB of German and 13 µs for Russian, where
    `str.translate` costs 70: a sign that is not there is found missing at the speed of memory.
    """
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    folded = text
    for sign, plain in _FOLDS:
        folded = folded.replace(sign, plain)
    if "«" in folded:
        folded, opened = _FRENCH_OPEN.subn("«", folded)
        folded = _FRENCH_CLOSE.sub("»", folded) if opened else folded
    for sign in _ANGLED:
        folded = folded.replace(sign, '"')
    if "\u200c" in folded or "\u200d" in folded:
        folded = _IDLE_JOINER.sub("", folded)
    # what stood between a letter and its accent may be gone now
    return folded if folded is text else normalize("NFC", folded)


def link_key(url: str) -> str:
    """A link target without session and tracking parameters; every other character as it was."""
    if ";" in url:
        url = _PATH_SESSION.sub("", url)
    if "?" not in url:
        return _uncloaked(url) if "email-protection#" in url else url
    address, hash_sign, fragment = url.partition("#")
    path, _, query = address.partition("?")
    kept = _without_visit(query)
    if "/proxy.php" in path:
        kept = _PROXY_KEY.sub("", kept)
    return path + ("?" if kept else "") + kept + hash_sign + fragment if kept != query else url


def _without_visit(query: str) -> str:
    """The parameters that name the document, as they stood and with what parted them."""
    if ";" not in query:
        return "&".join([part for part in query.split("&") if not _VISIT.fullmatch(part)])
    parts = _SEPARATOR.split(f"&{query}")[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return "".join([sign + part for sign, part in pairs if not _VISIT.fullmatch(part)])[1:]


def _uncloaked(url: str) -> str:
    """The mail address that Cloudflare hides under another key at every look (FORUMS.md 3.3)."""
    found = _CLOAKED.fullmatch(url)
    if found is None:
        return url
    key, *hidden = bytes.fromhex(found[1])
    return "mailto:" + bytes(byte ^ key for byte in hidden).decode("latin-1")
