"""`citations` of a subscription: how sure a citation must be to be told of."""

import pytest

from schemas.watchlist import WatchListError, read_watchlist
from schemas.watchlist.json_schema import json_schema

WATCH = """
sources:
  - name: A forum
    kind: forum
    feeds: [https://forum.example/feed.rss]
subscriptions:
  - name: desk
    events: [citation.new]
    {line}
    to:
      - email: desk@example.org
"""


def certainty(line: str) -> str:
    (subscription,) = read_watchlist(WATCH.format(line=line)).subscriptions
    return subscription.citations


def test_left_out_it_is_likely():
    assert certainty("at_least: minor") == "likely"


@pytest.mark.parametrize("word", ["certain", "likely", "possible"])
def test_it_is_one_of_three_words(word):
    assert certainty(f"citations: {word}") == word


def test_another_word_is_refused_with_the_right_ones():
    with pytest.raises(WatchListError) as refused:
        certainty("citations: sure")
    (problem,) = refused.value.problems
    assert problem.line == 9
    assert "certainty of citations" in str(refused.value)
    assert "possible" in str(refused.value)


def test_editors_are_told_of_the_words():
    entry = json_schema()["$defs"]["SubscriptionEntry"]["properties"]["citations"]
    assert entry["enum"] == ["certain", "likely", "possible"]
    assert entry["default"] == "likely"
