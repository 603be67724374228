import threading

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from ingest.senders.patience import OutOfTimeError, within
from ingest.senders.redaction import LONGEST_ANSWER, Redaction, secret_parts, tokens


@settings(deadline=None)  # a machine that others load too
@for_all(st.text(), st.lists(st.text(min_size=5, max_size=40), max_size=4))
def test_an_answer_is_one_short_visible_line_without_a_secret(text, secrets):
    said = Redaction.of(secrets).line(text)
    assert said.isprintable()
    assert len(said) <= LONGEST_ANSWER
    assert said == " ".join(said.split())


@settings(deadline=None)  # a machine that others load too
@for_all(st.text(), st.text("abcdef0123456789-_", min_size=5, max_size=40), st.text())
def test_a_secret_is_never_in_the_answer(before, secret, after):
    assert secret not in Redaction.of([secret]).line(before + secret + after)


def test_a_secret_of_two_words_is_hidden_when_a_line_end_parts_them():
    assert Redaction.of(["pass phrase"]).line("of pass\r\nphrase it is") == "of ••• it is"


@pytest.mark.parametrize("said", ["P%40ss/word", "p@ss/word", "P@SS/WORD", "p%40ss%2Fword"])
def test_a_secret_is_found_in_each_of_its_spellings(said):
    assert Redaction.of(["p@ss/word"]).line(f"<{said}>") == "<•••>"


def test_a_secret_that_is_no_text_harms_nothing():
    assert Redaction.of(["\udcff\ud800bytes"]).line("fine") == "fine"


def test_short_words_are_not_hidden():
    assert Redaction.of(["on", "443", ""]).line("on port 443") == "on port 443"


def test_all_but_the_host_of_a_web_address_may_be_secret():
    parts = secret_parts("https://user1:passw@desk.example:8443/hook/longtoken?a=value&flag#frag")
    assert {"user1", "passw", "longtoken", "value", "flag", "frag"} <= set(parts)
    assert not {"desk.example", "hook", "8443"} & set(parts)


def test_any_long_word_of_an_apprise_address_may_be_secret():
    words = set(tokens("slack://bot@T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazk/#general"))
    assert words == {"T1JJ3T3L2", "A1BRTD4JD", "TIiajkdnlazk"}


def test_work_in_time_gives_its_value_and_its_own_errors():
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_a_time_out_of_the_work_itself_is_not_ours():
    def work():
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        within(5, work)


def test_work_out_of_time_is_left():
    over = threading.Event()
    with pytest.raises(OutOfTimeError):
        within(0.05, lambda: over.wait(10))
    over.set()
