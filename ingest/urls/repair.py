r"""Addresses as people write and forums mangle them, made addresses again. Pure.

Only what no real address has is repaired: `hxxp`, `[.]`, ` dot `, `&amp;`, markdown's `\_`,
`http:/x`, a scheme twice, invisible characters, white space in the host. The displayed form
is kept by the caller.
"""

import re

from ingest.text import without_invisible

# Security reports write addresses so that nobody follows them by accident ("defanged"). Inside a
# host no bracket is allowed, so these forms mean nothing else there.
# "dot" as forums of several languages write it.
_WORDS = r"dot|punkt|punto|point|ponto|точка|крапка"
FENCED_DOT = rf"(?:\[(?:\.|d|{_WORDS})\]|\((?:\.|{_WORDS})\)|\{{(?:\.|{_WORDS})\}})"
DOT = rf"(?:\.|\s?{FENCED_DOT}\s?| dot )"
_DOT = re.compile(DOT, re.IGNORECASE)
_SCHEME = re.compile(
    # h*ttp lost its first letter or hides it; the colon is fenced, doubled, full-width or a typo
    r"(?P<name>h?(?:tt|xx|хх|\*\*)p)(?P<s>s?)\s?"  # the third is Cyrillic
    r"(?:(?::|\[:\]|;|：)\s?[/\\]+|\[://\])[\s/\\]*",
    re.IGNORECASE,
)
_WWW = re.compile(r"(?i:\Awww)\.\s+(?=\w)")
_MARKDOWN = re.compile(r"\\([!-.:;<=>?@\[\]^_`{|}~])")
_ENTITY = re.compile(r"&(?:amp;|#0*38;|#x0*26;)+", re.IGNORECASE)
_HOST = re.compile(r"[^/?#]*")
# One repair can uncover another (`\\_`, `([.])`). Every real address in the tests is done after
# one; each pass costs time for the whole address, so a nest made to cost time is left alone.
_PASSES = 8


def repair(address: str) -> str:
    """The address that was meant; unchanged if nothing is wrong with it. Repairing twice is once.

    The scheme comes out as `http://` or `https://` where there was one, and stays away where not.
    What is still not in order after 8 repairs was no address: it comes back as it was given.
    """
    text = address
    for _ in range(_PASSES):
        repaired = _repaired_once(text)
        if repaired == text:
            return text
        text = repaired
    return address


def _repaired_once(address: str) -> str:
    text = _MARKDOWN.sub(r"\1", without_invisible(address).strip())
    scheme, rest = _split(_ENTITY.sub("&", text))
    rest = _WWW.sub("www.", rest)
    return scheme + _HOST.sub(_mended_host, rest, count=1)


def _mended_host(match: re.Match[str]) -> str:
    return "".join(_DOT.sub(".", match[0]).split())


def _split(text: str) -> tuple[str, str]:
    found = _SCHEME.match(text)
    if found is None:
        return "", text
    inner = _SCHEME.match(text, found.end())
    while inner is not None:  # `http://http://x`: the inner one was meant
        found, inner = inner, _SCHEME.match(text, inner.end())
    return f"http{found['s'].lower()}://", text[found.end() :]
