"""What `doctor` says of translated passages: which dictionaries there are, and the model. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ops.findings import Finding
from ops.shown.terminal import safe_line

# Debian and Ubuntu; the names of the pairs that official texts are most often translated between.
HOW_TO_ADD = (
    "for more: `apt-get install trans-de-en mueller7-dict dict-freedict-fra-eng` (German, Russian, "
    "French with English; `apt-cache search dict-freedict` lists the others), or put such files "
    "into a folder and name it in PALIMPSEST_DICTIONARIES; then restart the workers"
)
_NAMES = {"ding": "Ding", "freedict": "FreeDict", "mueller": "Mueller"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPair:
    """Dictionaries between two languages, as an examination found them."""

    languages: tuple[str, str]
    forms: Sequence[str]  # "ding", "freedict", "mueller"
    is_made: bool  # ours is made of them already
    problem: str | None = None  # why it could not be made


def translation_findings(pairs: Sequence[FoundPair], vectors: str | None) -> Iterator[Finding]:
    """A line for what works, one for each dictionary that does not, and one for the model.

    `vectors` says how the model stands where one is named.
    """
    working = [pair for pair in pairs if pair.problem is None]
    listed = ", ".join(_told(pair) for pair in working)
    without = "no dictionary: translated passages are found by names, numbers and likeness alone"
    yield Finding(about="languages", well=True, found=listed or without, do=HOW_TO_ADD)
    for pair in pairs:
        if pair.problem is not None:
            why = safe_line(pair.problem, 300)
            yield Finding(
                about="languages",
                well=False,
                found=f"the dictionary {_told(pair)} cannot be used: {why}",
                do="install it anew, or make the folder `dictionaries` in PALIMPSEST_HOME "
                "writable; then restart the workers",
            )
    if vectors is not None:
        yield _vectors(vectors)


def _told(pair: FoundPair) -> str:
    names = ", ".join(dict.fromkeys(_NAMES.get(form, form) for form in pair.forms))
    return f"{'-'.join(pair.languages)} ({names}{'' if pair.is_made else '; made at first use'})"


def _vectors(problem: str) -> Finding:
    if not problem:
        return Finding(about="vectors", well=True, found="a model of sentence meanings is on")
    return Finding(
        about="vectors",
        well=False,
        found=f"the model of sentence meanings is off: {safe_line(problem, 300)}",
        do="correct PALIMPSEST_VECTORS, or leave it empty",
    )
