from typing import get_args

import pytest

from ingest.alerts import channel_trouble
from schemas.records.alerts import FailureCode

OF = {"label": "webhook:https://desk.example", "key": "58279df4249e0cd5"}


@pytest.mark.parametrize("code", get_args(FailureCode))
def test_each_cause_has_a_remedy_of_one_sentence(code):
    detail = channel_trouble.failing(**OF, code=code, answer="503 Service Unavailable")
    assert detail["cause"] == "503 Service Unavailable"
    assert detail["remedy"].endswith(".")
    assert "\n" not in detail["remedy"]
    assert (detail["channel"], detail["channel_key"]) == (OF["label"], OF["key"])


@pytest.mark.parametrize(
    ("number", "cause"),
    [(1, "410 Gone."), (12, "410 Gone; 12 alerts of the last 7 days were given up")],
)
def test_the_dead_are_counted_and_can_be_found_and_sent_again(number, cause):
    detail = channel_trouble.dead(**OF, code="gone", answer="410 Gone.", number=number)
    assert detail["cause"] == cause
    assert "palimpsest alerts --state dead" in detail["remedy"]
    assert "palimpsest redeliver --state dead --since 7d" in detail["remedy"]
