import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.excerpts import is_cut
from ingest.parse.html import rich_text
from schemas.records.texts import RichText

LONG = "The minister said that all forty sites were to be closed by the end of the year, and he was"
READ_MORE = '<a href="https://f.example/t.1/" class="link">{}</a>'


def cut(html: str, *, is_excerpt: bool = False) -> bool:
    return is_cut(rich_text(html, base_url="https://f.example/"), is_excerpt=is_excerpt)


@pytest.mark.parametrize(
    "tail", [" [&#8230;]", " [...]", " […] ", "<p>Read more</p>", "... Read more »"]
)
def test_a_text_that_ends_as_cut_texts_do_is_cut_wherever_it_stands(tail):
    assert cut(f"<p>{LONG}{tail}</p>")


@pytest.mark.parametrize(
    "words",
    ["Read more", "Read the rest", "Continue reading “On sites” →", "Weiterlesen …", "Читать далее",
     "Lire la suite", "Leer más", "Czytaj dalej"],
)  # fmt: skip
def test_the_words_on_a_link_say_that_a_text_is_cut(words):
    assert cut(f"<p>{LONG}. {READ_MORE.format(words)}</p>")


@pytest.mark.parametrize(
    "words", ["You should read more.", "Ich will weiterlesen", "We read the rest"]
)
def test_the_same_words_in_a_sentence_are_the_posts_own(words):
    assert not cut(f"<p>{LONG}. {words}</p>", is_excerpt=True)


def test_bare_dots_say_so_in_a_long_excerpt_only():
    assert cut(f"{LONG} still there...", is_excerpt=True)
    assert cut(f"{LONG} still there…", is_excerpt=True)
    assert not cut(f"{LONG} still there...", is_excerpt=False)
    assert not cut("Well...", is_excerpt=True)


def test_an_empty_text_is_not_cut():
    assert not is_cut(RichText(), is_excerpt=True)


@given(st.text(max_size=300), st.booleans())
def test_a_text_that_ends_with_a_full_stop_after_a_word_is_whole(text, is_excerpt):
    assert not is_cut(RichText.of(f"{text} over."), is_excerpt=is_excerpt)
