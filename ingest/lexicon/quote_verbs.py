"""The verbs by which forums and mail programs head a quoted post: "Anna wrote:". Data.

They are the quote words of the engines' language files (FORUMS.md 1 and 2) and of mail programs.
"""

# Parts of regular expressions: an alternative each.
_VERBS = (
    *("wrote", "said", "posted", "schrieb", "hat(?: folgendes)? geschrieben", "sagte"),
    *("a écrit", "a dit", "пишет", r"сказал(?:а|\(а\))?", "пише", "escribió", "dijo"),
    *("ha scritto", "ha detto", "schreef", "pisze", r"napisał(?:a|/a|\(a\))?", "yazdı"),
    *("escreveu", "disse", r"napsal(?:a|\(a\))?", "skrev", "kirjoitti", "írta"),
    *(r"писал(?:а|\(а\))?", r"писав(?:\(ла\))?"),
)


def quote_verbs(*more: str) -> str:
    """All verbs as one group of a regular expression, with those that only one reader knows.

    What a reader takes for a verb is kept as it is: another one would find other names in the
    pages that are held.
    """
    return f"(?:{'|'.join((*_VERBS, *more))})"
