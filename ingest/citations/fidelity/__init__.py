"""Whether a quotation says what the statement says, in numbers, names, negations and more. Pure.

`altered.py` compares a passage with its original word by word, `rendered.py` a translation by what
can be compared across languages. Never stated more strongly than the evidence: a mismatch that the
words only suggest is not `firm`. Silence says nothing: what is not compared is not confirmed.
"""

from ingest.citations.fidelity.altered import altered
from ingest.citations.fidelity.omissions import cut_off, marked_gaps
from ingest.citations.fidelity.passages import Passages
from ingest.citations.fidelity.rendered import rendered
from ingest.citations.translating.ports import Dictionary
from schemas.records.citations import Mismatch, Quotation

# A reader looks at no more; a passage with more is told by its score.
_MOST = 20


def mismatches(
    post: str,
    statement: str,
    quotation: Quotation,
    *,
    languages: tuple[str | None, str | None],
    dictionary: Dictionary | None = None,
) -> tuple[Mismatch, ...]:
    """Where a quotation differs in what it says, in the order of the post; at most twenty.

    `post` and `statement` are the visible texts that the quotation's spans count in, and so do
    the spans of the result. `languages` are of both (two-letter codes), None where unknown.
    `dictionary` leads from the post's language to the statement's. No mismatch are capitals, signs
    and typography, other spellings of one name, and what the author adds in [brackets].
    """
    passages = Passages.of(post, statement, quotation, languages)
    if quotation.method == "verbatim":
        found = [*altered(passages), *cut_off(passages)]
    else:
        found = [*rendered(passages, dictionary), *marked_gaps(passages)]
    distinct = dict.fromkeys(found)
    return tuple(sorted(distinct, key=_place)[:_MOST])


def _place(one: Mismatch) -> tuple[bool, int, int]:
    """By the post; what stands nowhere there comes last, by the statement."""
    start = (one.post or one.statement or (0, 0))[0]
    return one.post is None, start, (one.statement or (0, 0))[0]
