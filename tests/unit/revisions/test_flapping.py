"""A step that was made before tells nothing new; a text never seen before always does."""

from datetime import timedelta

from ingest.revisions.stories.flapping import FORGOTTEN, PastStep, flapping
from tests.unit.revisions.making import MINUTE, NOON, content, known

LETTERS = {each: content(f"Hier steht der Text {each} und sonst nichts.") for each in "ABC"}


def story(letters, *, apart=20 * MINUTE):
    """What the last of these texts means after the others, seen `apart` from each other."""
    shown = [known(LETTERS[each], seq=at) for at, each in enumerate(letters, start=1)]
    past = [
        PastStep(edit_id=f"e{at}", from_seq=at - 1, to_seq=at, at=NOON + at * apart, story=None)
        for at in range(2, len(shown))
    ]
    return flapping(
        past,
        {each.seq: each for each in shown[:-1]},
        head=shown[-2],
        seen=shown[-1],
        now=NOON + len(shown) * apart,
    )


def test_there_and_back_is_no_story_yet():
    assert story("AB") is None
    assert story("ABA") is None


def test_the_third_step_goes_on_with_the_story_of_the_first():
    found = story("ABAB")
    assert (found.story, found.steps) == ("e2", ("e2", "e3"))
    assert found.longest == 20 * MINUTE


def test_the_story_is_of_two_texts_and_not_of_what_stood_between():
    assert story("ABACAB").steps == ("e2", "e3")


def test_a_new_text_is_never_a_story():
    assert story("ABABC") is None


def test_a_step_never_made_before_is_news_though_both_texts_are_known():
    assert story("ABCAC") is None
    assert story("ABCACAC").story == "e4"


def test_a_step_made_a_month_ago_is_news():
    assert story("ABAB", apart=FORGOTTEN) is None
    assert story("ABAB", apart=FORGOTTEN / 2 - timedelta(seconds=1)) is not None


def test_signs_that_go_to_and_fro_are_a_story_too():
    plain, typographic = content('Er sagte "ja".'), content("Er sagte „ja“.")
    shown = [known(each, seq=at) for at, each in enumerate([plain, typographic] * 2, start=1)]
    past = [
        PastStep(edit_id=f"e{at}", from_seq=at - 1, to_seq=at, at=NOON, story=None) for at in (2, 3)
    ]
    texts = {each.seq: each for each in shown[:-1]}
    found = flapping(past, texts, head=shown[-2], seen=shown[-1], now=NOON)
    assert found.story == "e2"
