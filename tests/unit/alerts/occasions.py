"""What is told in the snapshots and looked at in browsers: invented texts, edited as people do."""

import copy
from typing import NamedTuple

from ingest.revisions.changes import judge
from ingest.revisions.differ.segments import segments
from ingest.revisions.differ.unified import unified
from schemas.records.revisions import Content
from schemas.records.texts import RichText
from tests.unit.alerts.conftest import CITATION, EDIT, payload_of


class Occasion(NamedTuple):
    """A payload with the texts before and after."""

    payload: dict
    before: str | None
    after: str | None

    @property
    def segments(self):
        return segments(self.before, self.after) if self.before and self.after else ()


POST = (
    "Wer den Text der Telefonkonferenz liest, staunt.\n"
    "Der Präsident sagte wörtlich: "
    "„Die Truppen waren in weniger als 6 Stunden an Ort und Stelle.“\n"
    "Von einer Falle [act of aggression] war dort nie die Rede.\n"
    "Das sollte jeder nachlesen, bevor er urteilt."
)
POST_SOFTER = POST.replace("weniger als 6 Stunden", "weniger als 16 Stunden").replace(
    "nie die Rede", "kaum die Rede"
)
POST_WITHOUT = "\n".join(line for line in POST.split("\n") if "wörtlich" not in line)
PASSAGE = "„Die Truppen waren in weniger als 6 Stunden an Ort und Stelle.“"
ORIGINAL = "The troops were in place in less than 6 hours."
ANSWERS = (
    "Question: How quickly did the units arrive?\n"
    "Answer: The troops were in place in less than 6 hours.\n"
    "We speak of it as aggression against a member state, and the treaty is clear on this."
)
ANSWERS_LATER = ANSWERS.replace("as aggression", "as an act of aggression")


def _edit(before, after, **fields):
    judged = judge(*(Content(title="", author="a", text=RichText.of(t)) for t in (before, after)))
    changes = [
        {
            "field": each.field, "kind": each.kind, "before": each.before, "after": each.after,
            "before_span": each.before_span and list(each.before_span),
            "after_span": each.after_span and list(each.after_span), "reason": each.reason,
        }
        for each in judged.changes
    ]  # fmt: skip
    found = {
        "changes": changes, "words_added": judged.words_added, "diff": unified(before, after),
        "words_removed": judged.words_removed, "significance": judged.significance.word,
    }  # fmt: skip
    silent = {"declared": False, "declared_at": None, "declared_by": None}
    seen = {"changed_after": "2022-01-11T12:05:00Z", "changed_before": "2022-01-11T12:20:00Z"}
    return {**EDIT, **found, **silent, **seen, **fields}


def _cited(**fields):
    quotation = {
        "post": [60, 60 + len(PASSAGE)], "statement": [44, 44 + len(ORIGINAL)],
        "post_text": PASSAGE, "statement_text": ORIGINAL, "method": "translation",
    }  # fmt: skip
    sure = {"certainty": "certain", "reasons": ["the post gives its address"]}
    return {**CITATION, **sure, "quotations": [quotation], **fields}


def _misquoted():
    passage = PASSAGE.replace("6", "16")
    at, there = 60 + passage.index("16"), 44 + ORIGINAL.index("6")
    wrong = {
        "kind": "number", "post": [at, at + 2], "statement": [there, there + 1], "firm": True,
        "reason": "“16” in the post, “6” in the statement",
    }  # fmt: skip
    cited = _cited(status="held", method="translation")
    quotation = {
        **cited["quotations"][0], "mismatches": [wrong],
        "post_text": passage, "post": [60, 60 + len(passage)],
    }  # fmt: skip
    return {**cited, "quotations": [quotation]}


TRANSLATED = "„Wir nennen es eine Aggression gegen einen Mitgliedstaat“"
DENOUNCED = "We speak of it as aggression against a member state"


def _citing(number, **fields):
    quotation = {
        "post": [10, 10 + len(TRANSLATED)], "statement": [99, 99 + len(DENOUNCED)],
        "post_text": TRANSLATED, "statement_text": DENOUNCED, "method": "translation",
    }  # fmt: skip
    post = {
        "post_id": f"p-{number}", "post_url": f"https://forum.example/post/{number}",
        "post_author": f"leser{number}",
    }  # fmt: skip
    return _cited(method="translation", quotations=[quotation], **post, **fields)


def _of(event_type, before=None, after=None, **fields):
    return Occasion(copy.deepcopy(payload_of(event_type, **fields)), before, after)


def plainly(event_type):
    """The occasion of one type of event, with the texts that such an event has."""
    payload = payload_of(event_type)
    before = POST if payload["edit"] and payload["edit"]["from"] else None
    after = (POST_SOFTER if before else POST) if payload["document"] else None
    return Occasion(payload, before, after)


_ALIKE = {"kind": "alike", "times": 211}
_FOOTED = POST + "\nGruß aus dem Forum"
_FOOTED_ANEW = POST + "\nGruß aus der Redaktion"
_FLAPPING = {"kind": "flapping", "times": 4}

OCCASIONS = {
    "citation removed": _of(
        "post.edited", POST, POST_WITHOUT,
        edit=_edit(POST, POST_WITHOUT), also=["citation.lost"],
        citations=[_cited(status="lost", method="translation")],
    ),
    "quotation broken": _of(
        "post.edited", POST, POST_SOFTER,
        edit=_edit(POST, POST_SOFTER), also=["quotation.broken"], joined=["e-1", "e-2"],
        citations=[_cited(status="changed", method="translation")],
    ),
    "moderator": _of(
        "post.edited", POST, POST_SOFTER,
        edit=_edit(POST, POST_SOFTER, declared=True, declared_by="moderator",
                   declared_at="2022-01-11T12:10:00Z"),
        joined=["e-1", "e-2"], citations=[],
    ),
    "quoted by many": _of(
        "statement.edited", ANSWERS, ANSWERS_LATER,
        edit=_edit(ANSWERS, ANSWERS_LATER),
        citations=[
            _citing(1, status="changed"), *(_citing(n, status="held") for n in range(2, 41)),
        ],
    ),
    "put back": _of(
        "post.edited", POST_SOFTER, POST,
        edit=_edit(POST_SOFTER, POST, kind="reverted", reverted_to=1,
                   reverted_to_at="2022-01-11T09:15:00Z", **{"from": 2, "to": 3},
                   story=_FLAPPING),
        citations=[_cited(status="held")],
    ),
    "alike": _of(
        "post.edited", _FOOTED, _FOOTED_ANEW, citations=[],
        edit=_edit(_FOOTED, _FOOTED_ANEW, story=_ALIKE, id="d-1"),
    ),
    "declared, nothing seen": _of(
        "post.edited", POST, POST, citations=[],
        edit=_edit(POST, POST, kind="unseen", significance="substantive", declared=True,
                   declared_at="2022-01-11T12:10:00Z"),
    ),
    "misquoting": _of(
        "post.new", None, POST.replace("als 6", "als 16"), citations=[_misquoted()]
    ),
    "silent source": _of("source.failing", code="silent"),
}  # fmt: skip
