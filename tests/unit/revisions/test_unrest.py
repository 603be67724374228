"""When an edit is told: at once, once the text rests, or never, since the reader knows the text."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.stories.flapping import PastStep
from ingest.revisions.stories.unrest import (
    Step,
    Unrest,
    decide_telling,
    unrest_from_json,
    unrest_to_json,
)
from schemas.records.revisions import Edited
from tests.unit.revisions.making import MINUTE, NOON, content, decide, known

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COUNTER = "Diesen Beitrag haben {} Menschen gelesen, und keiner hat ihm widersprochen."
WORDS = "Der Einsatz dauerte {} Stunden, sagt das Ministerium."


def text(count, words="sechs", **fields):
    return content(WORDS.format(words), COUNTER.format(count), **fields)


@dataclass
class Reader:
    """One view, looked at again and again; `told` are the texts that alerts have shown."""

    shown: list = field(default_factory=list)  # revisions
    past: list = field(default_factory=list)
    told: list = field(default_factory=list)  # (content, story) of each alert
    unrest: Unrest | None = None
    waits: tuple | None = None  # due, content
    at: object = NOON
    looked_at: object = NOON

    def look(self, seen, *, after=timedelta(minutes=5)):
        """One more look; whatever came to rest before it has been told."""
        self.looked_at, self.at = self.at, self.at + after
        self._rest()
        if not self.shown:
            self._keep(seen, NOON)
            self.told.append((seen, None))
            self.unrest = Unrest(seq=1, told=1)
            return None
        decision = decide(seen, *(each.content for each in self.shown))
        if not isinstance(decision, Edited):
            return None
        return self._edited(seen, decision.edit)

    def rest(self, long=timedelta(days=400)):
        self.looked_at, self.at = self.at, self.at + long
        self._rest()

    def _edited(self, seen, edit):
        head = self.shown[-1]
        revision = replace(known(seen, seq=head.seq + 1), content=seen)
        step = Step(
            story=f"e{revision.seq}", edit=edit, before=head.content, after=seen, head=head,
            seen=revision, texts={each.seq: each for each in self.shown}, past=self.past,
            at=self.at, last_look_at=self.looked_at,
        )  # fmt: skip
        telling = decide_telling(step, self.unrest)
        waiting = f"event of e{revision.seq}" if telling.rest and telling.since else None
        self.waits = (self.at + telling.rest, seen) if waiting else None
        if telling.since and not telling.rest:
            self.told.append((seen, telling.story))
        self.past.append(
            PastStep(edit_id=f"e{revision.seq}", from_seq=head.seq, to_seq=revision.seq,
                     at=self.at, story=telling.story)
        )  # fmt: skip
        self.unrest = Unrest(
            seq=revision.seq, told=self.unrest.told if waiting else revision.seq, waiting=waiting,
            passages=telling.passages,
        )  # fmt: skip
        self.unrest = unrest_from_json(unrest_to_json(self.unrest))
        self._keep(seen, self.at)
        return telling

    def _keep(self, seen, at):
        del at
        self.shown.append(replace(known(seen, seq=len(self.shown) + 1), content=seen))

    def _rest(self):
        if self.waits and self.waits[0] <= self.at:
            self.told.append((self.waits[1], "rested"))
            self.unrest = replace(self.unrest, told=self.unrest.seq, waiting=None)
            self.waits = None

    @property
    def alerts(self):
        return len(self.told) - 1


def test_a_first_edit_is_told_at_once():
    reader = Reader()
    reader.look(text(1))
    assert reader.look(text(2)).rest is None


@pytest.mark.parametrize("after", [timedelta(seconds=7), MINUTE, 10 * MINUTE])
def test_a_correction_corrected_within_minutes_is_told_at_once(after):
    reader = Reader()
    for count in (1, 2, 3):
        telling = reader.look(text(count), after=after)
    assert (telling.since, telling.rest, telling.story) == (2, None, None)


@pytest.mark.parametrize("after", [timedelta(seconds=7), MINUTE, 4 * MINUTE])
def test_a_third_correction_within_minutes_is_told_when_an_author_would_be_done(after):
    reader = Reader()
    for count in (1, 2, 3, 4):
        telling = reader.look(text(count), after=after)
    assert (telling.since, telling.story) == (3, None)
    assert telling.rest == max(10 * MINUTE, 3 * after)


def test_however_often_an_author_revises_within_minutes_no_passage_never_rests():
    reader = Reader()
    for count in range(1, 10):
        reader.look(text(count), after=MINUTE)
    assert {story for _, story in reader.told} == {None}
    reader.rest(31 * MINUTE)
    assert reader.told[-1] == (text(9), "rested")


def test_a_correction_corrected_is_told_at_once_though_the_words_were_edited_days_before():
    reader = Reader()
    for count, after in ((1, MINUTE), (2, MINUTE), (3, 3 * DAY), (4, MINUTE)):
        telling = reader.look(text(count), after=after)
    assert telling.rest is None


def test_the_third_edit_of_the_same_passage_at_looks_that_follow_each_other_waits():
    reader = Reader()
    for count in (1, 2, 3):
        reader.look(text(count), after=20 * MINUTE)
    telling = reader.look(text(4), after=20 * MINUTE)
    assert (telling.since, telling.rest, telling.story) == (3, HOUR, None)


def test_the_same_some_looks_later_is_told_at_once():
    reader = Reader()
    for count in (1, 2, 2, 3):
        telling = reader.look(text(count))
    assert telling.rest is None


@pytest.mark.parametrize("gap", [timedelta(seconds=30), MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR])
def test_what_never_rests_alerts_twice_and_is_one_story_of_all_its_edits(gap):
    reader = Reader()
    members = set()
    for count in range(100):
        telling = reader.look(text(count), after=gap)
        members |= set(telling.members) if telling else set()
    assert reader.alerts == 2
    assert [each.observed for each in reader.unrest.passages] == [True]
    assert reader.past[-1].story == "e2"
    untold = {each.edit_id for each in reader.past if each.story is None}
    assert untold - members == {"e2"}


@pytest.mark.parametrize("gap", [2 * HOUR, 6 * HOUR, DAY, 3 * DAY])
def test_what_changes_at_looks_that_lie_far_apart_alerts_four_times_and_no_more(gap):
    reader = Reader()
    for count in range(60):
        reader.look(text(count), after=gap)
    assert reader.alerts <= 4


@pytest.mark.parametrize(
    "other",
    [
        text(900, "acht"),
        text(900, title="Anderer Titel"),
        text(900, author="Bert"),
    ],
)
def test_an_edit_outside_of_an_observed_passage_is_told_at_once(other):
    reader = Reader()
    for count in range(100):
        reader.look(text(count))
    telling = reader.look(other)
    assert telling.rest is None
    assert telling.since is not None


def test_words_put_in_beside_an_observed_passage_are_told_at_once():
    reader = Reader()
    for count in range(100):
        reader.look(text(count))
    beside = content(WORDS.format("sechs"), COUNTER.format("keine 900"))
    assert reader.look(beside).rest is None


def test_growth_is_never_held_back():
    reader = Reader()
    lines = [f"Und das ist der Satz mit der Nummer {at}." for at in range(9)]
    for at in range(1, 9):
        telling = reader.look(content(*lines[:at]))
        assert telling is None or telling.rest is None


def test_a_return_to_the_text_told_last_is_not_told():
    reader = Reader()
    for count in (1, 2, 3):
        reader.look(text(count))
    assert reader.look(text(4)).rest is not None
    assert reader.look(text(3)).since is None
    reader.rest()
    assert reader.alerts == 2


def test_words_first_edited_together_with_a_counter_are_not_observed_with_it():
    reader = Reader()
    reader.look(text(1))
    reader.look(text(2, "acht"))
    for count in range(3, 100):
        reader.look(text(count, "acht"))
    assert [each.observed for each in reader.unrest.passages] == [True, False]
    telling = reader.look(text(99, "neun"))
    assert telling.rest is None


def test_what_earlier_releases_kept_of_passages_is_read():
    reader = Reader()
    for count in range(5):
        reader.look(text(count))
    kept = unrest_to_json(reader.unrest)
    for passage in kept["passages"]:
        del passage["revised_from"], passage["alone"]
    (passage,) = unrest_from_json(kept).passages
    assert (passage.revised_from, passage.alone, passage.times) == (None, (), 4)


def test_a_passage_that_rested_for_a_month_is_news_again():
    reader = Reader()
    for count in range(50):
        reader.look(text(count))
    reader.rest()
    reader.told.clear()
    assert reader.look(text(77)).rest is None


SEEN = st.tuples(
    st.sampled_from(["sechs", "acht", "neun"]),
    st.integers(min_value=1, max_value=4),
    st.sampled_from([MINUTE, 20 * MINUTE, 3 * HOUR, 2 * DAY]),
)


@given(st.lists(SEEN, min_size=1, max_size=30))
def test_no_text_that_comes_to_rest_is_ever_left_untold(looks):
    """Whatever happens before: the text that stays is the one that the reader was told of."""
    reader = Reader()
    for words, count, gap in looks:
        reader.look(text(count, words), after=gap)
    last = reader.shown[-1]
    reader.rest()
    assert known(reader.told[-1][0]).fingerprint == last.fingerprint


@given(st.lists(SEEN, min_size=2, max_size=30))
def test_no_new_text_outside_of_known_passages_waits(looks):
    """Who edits a place for the first time is told of at once."""
    reader = Reader()
    touched = set()
    for words, count, gap in looks:
        before = reader.shown[-1].content if reader.shown else None
        seen = text(count, words)
        telling = reader.look(seen, after=gap)
        if telling is None or before is None:
            continue
        places = {at for at in (0, 1) if before.text.blocks[at] != seen.text.blocks[at]}
        if places - touched:
            assert telling.rest is None
        touched |= places


@given(st.lists(SEEN, min_size=2, max_size=30))
def test_that_a_passage_never_rests_is_never_said_of_fewer_than_three_edits(looks):
    reader = Reader()
    stories = {}
    for words, count, gap in looks:
        telling = reader.look(text(count, words), after=gap)
        if telling is None or not telling.observed:
            continue
        found = stories.setdefault(telling.story, {telling.story})
        found |= {*telling.members, reader.past[-1].edit_id}
        assert len(found) >= 3
