"""Where words stand between quotation marks. Pure."""

from ingest.tokens import Span

# Which marks close what a mark has opened: German, English, French, Swedish, Chinese, and both
# ways round, since „…” and »…« are printed as well (TEXT.md, "Quoted passages and commentary").
# Single marks are apostrophes as often as not.
_CLOSING = {
    "„": '“”„‟"',
    "“": '”"',
    "”": "”",
    "«": "»",
    "»": "«»",
    '"': '"',
    "‟": "”",
    "「": "」",
    "『": "』",
}


def quoted_spans(text: str) -> list[Span]:
    """What stands between a quotation mark and the one that closes it, without the marks.

    Ascending, half open, in characters of the text, which is one block of visible text; a mark
    that nothing closes quotes nothing, and what is quoted within a quotation is a part of it.
    """
    found: list[Span] = []
    start, closing = 0, ""
    for at, sign in enumerate(text):
        if closing and sign in closing:
            found.append((start, at))
            closing = ""
        elif not closing and sign in _CLOSING:
            start, closing = at + 1, _CLOSING[sign]
    return found
