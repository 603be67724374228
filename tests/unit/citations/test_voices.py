"""Whose words a paragraph is: layout, marks, cues, and the run of a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.marks import quoted_passages
from ingest.citations.voices import voices
from ingest.citations.voicing.chain import Step, weigh_voices
from schemas.records.texts import Block, RichText
from tests.evaluation.citations import voices as written

SPEECH = "Wir haben beschlossen, die Grenze am Montag zu öffnen, und danken unseren Partnern."
COMMENT = "Das klingt wie immer, meiner Meinung nach ist es Unsinn und er weiß das natürlich auch."
PLAIN = "Die Brücke wurde im Herbst gebaut und im Winter zum ersten Mal gesperrt."


def said_by(*blocks, language="de"):
    made = (Block(text=one) if isinstance(one, str) else one for one in blocks)
    return [one.said_by for one in voices(RichText(blocks=tuple(made)), language=language)]


def cues(*lines, language="de"):
    """The cues of the last line, by name."""
    return {cue.name for cue in voices(RichText.of("\n".join(lines)), language=language)[-1].cues}


def test_there_is_one_voice_for_each_block_with_its_span():
    post = RichText.of(f"{COMMENT}\n{SPEECH}\n{COMMENT}")
    found = voices(post)
    assert [post.visible[slice(*one.span)] for one in found] == [COMMENT, SPEECH, COMMENT]


def test_a_quoted_block_is_quoted_and_an_earlier_post_is_an_earlier_post():
    quoted = Block(text=PLAIN, kind="quote")
    earlier = Block(text=PLAIN, kind="quote", quote_of="Anna")
    assert said_by(COMMENT, quoted, COMMENT) == ["author", "quoted", "author"]
    assert said_by(earlier, COMMENT) == ["earlier post", "author"]
    assert said_by(f"[quote=Anna]{PLAIN}[/quote]", COMMENT) == ["earlier post", "author"]
    assert said_by(COMMENT, f"[quote]{PLAIN}[/quote]", COMMENT) == ["author", "quoted", "author"]
    assert said_by(f"> {PLAIN}", COMMENT) == ["earlier post", "author"]


@pytest.mark.parametrize(
    "marks", ["„{}“", "»{}«", "«{}»", "“{}”", '"{}"', "‹{}›", "「{}」", "„{}“, sagte sie."]
)
def test_a_paragraph_between_marks_is_quoted(marks):
    assert said_by(COMMENT, marks.format(PLAIN), COMMENT) == ["author", "quoted", "author"]


def test_a_mark_opened_anew_in_each_paragraph_or_once_goes_over_all():
    again = said_by(COMMENT, f"„{PLAIN}", f"„{PLAIN}", f"„{PLAIN}“", COMMENT)
    once = said_by(COMMENT, f"„{PLAIN}", PLAIN, f"{PLAIN}“", COMMENT)
    assert again == once == ["author", "quoted", "quoted", "quoted", "author"]


def test_a_forgotten_mark_ends_with_its_paragraph():
    assert said_by(COMMENT, f"„{PLAIN}", COMMENT, COMMENT)[2:] == ["author", "author"]


def test_up_to_three_words_between_marks_are_a_term():
    text = "Die „rote Linie“ war ein „Wir ziehen keine Linien mehr“ und das “act of war” auch."
    assert [text[a:b] for a, b in quoted_passages(text)] == ["Wir ziehen keine Linien mehr"]


def test_marked_passages_of_a_comment_are_given_and_the_comment_stays_the_authors():
    line = (
        "Im Mai sagte er dann „Wir ziehen keine Linien mehr“, was ich für einen Rückzieher halte."
    )
    [voice] = voices(RichText.of(line), language="de")
    assert voice.said_by == "author"
    assert [line[slice(*span)] for span in voice.marked] == ["Wir ziehen keine Linien mehr"]


def test_what_follows_a_colon_is_quoted_until_a_cue_of_return():
    assert said_by("Sie sagte:", PLAIN, SPEECH, f"Mit anderen Worten: {COMMENT}") == [
        "author", "quoted", "quoted", "author",
    ]  # fmt: skip


def test_an_address_between_introduction_and_quotation_does_not_part_them():
    lines = ("Hier eine Übersetzung aus dem Englischen:", "https://press.example/news/1")
    assert said_by(*lines, PLAIN, COMMENT) == ["author", "author", "quoted", "author"]


@pytest.mark.parametrize(
    ("line", "language", "cue"),
    [
        (
            "Der Angriff kommt einer Handlung gleich [act of aggression].",
            "de",
            "original in brackets",
        ),
        ("Der Angriff [...] war vorbereitet.", "de", "words left out"),
        ("Ich möchte noch den Mut erwähnen.", "de", "first person of a speaker"),
        ("Meine Damen und Herren, es ist so weit.", "de", "words to an audience"),
        ("Я хотел бы подтвердить это.", "ru", "first person of a speaker"),
        ("Mes chers compatriotes, il est temps.", "fr", "words to an audience"),
        ("Le ministre aurait promis des logements.", "fr", "hearsay"),
        ("Er meint, die Lage sei ruhig.", "de", "hearsay"),
        ("Sie sagte, dass das stimmt.", "de", "speech told of"),
        ("In my opinion that will not work.", "en", "first person of the author"),
        ("我觉得这样不行。", "zh", "first person of the author"),
        ("Was soll das?", "de", "question"),
        ("Das ist doch was ;-)", "de", "reader addressed"),
    ],
)
def test_cues_are_named(line, language, cue):
    assert cue in cues(line, language=language)


@pytest.mark.parametrize(
    "line", ["Siehe [1] dazu.", "Siehe [die Seite](https://x.example).", "[b]Fett[/b]"]
)
def test_what_is_no_original_in_brackets_is_not_taken_for_one(line):
    assert "original in brackets" not in cues(line)


def test_words_that_a_comment_quotes_again_were_quoted_the_first_time():
    first = "Eine Bibliothek ist kein Lager für Bücher, sonst hätten wir sie geschlossen."
    assert said_by(COMMENT, first, f"„Kein Lager für Bücher“, meint er. {COMMENT}") == [
        "author", "quoted", "author",
    ]  # fmt: skip


def test_a_paragraph_in_another_language_is_quoted():
    english = "The bridge was built in the autumn and it was closed for the first time in winter."
    assert said_by(COMMENT, english, COMMENT) == ["author", "quoted", "author"]


@pytest.mark.parametrize(
    "announcement",
    [
        "Aus dem Dänischen, so gut es eben geht.",
        "Neues von der Ministerin zum Hafen.",
        "Der dänische Bericht zum Hafen.",
    ],
    ids=["language", "office", "country and text"],
)
def test_bare_words_are_rather_quoted_where_a_quotation_is_announced(announcement):
    def sure(first):
        return voices(RichText.of(f"{first}\n{PLAIN}\n{COMMENT}"), language="de")[1].quoted

    bare = sure("Guten Tag in die Runde am Hafen hier.")
    assert bare < 0.5
    assert sure(announcement) > 2 * bare


def test_an_announcement_fades():
    lines = ("Aus dem Dänischen, so gut ich es kann.", *[COMMENT] * 16, PLAIN, COMMENT)
    assert said_by(*lines) == ["author"] * len(lines)


def test_the_first_person_is_a_speakers_only_where_one_is_announced():
    told = "Ich bin in dieser Stadt geboren, und meine Mutter hat auf der Werft gearbeitet."
    assert said_by("Die Ministerin auf der Werft:", told, COMMENT)[1] == "quoted"
    assert said_by(told, told, told) == ["author"] * 3


def test_who_takes_up_a_word_at_once_in_a_short_sentence_comments():
    first = "Die Behörde empfiehlt eine Prüfung der Brücke."
    assert "echo at once" in cues(first, "Empfiehlt. Das ist alles, was von den Plänen blieb.")
    assert "echo at once" not in cues(first, "Die Prüfung der Brücke beginnt im Herbst.")


@pytest.mark.parametrize("line", ["CPU: i7-2600", "print(x)", "- Emoji", "version=3"])
def test_what_is_no_sentence_is_not_quoted_without_marks(line):
    assert said_by("The minister said:", line, "It broke.", language="en")[1] == "author"


def test_the_polite_form_is_told_by_its_capital_within_a_sentence():
    assert "you" in cues("Das entscheiden Sie und niemand anders.")
    assert "you" not in cues("Das war gut. Sie kam zu spät, sie ging zu früh.")


def test_names_before_each_paragraph_are_speakers():
    lines = (f"Orlan: {PLAIN}", f"Pell: {PLAIN}", f"Orlan: {PLAIN}", f"Pell: {PLAIN}")
    assert said_by(COMMENT, *lines, COMMENT) == ["author", *["quoted"] * 4, "author"]


def test_without_cues_a_chain_is_the_authors_and_a_sure_cue_carries_over_what_follows():
    assert all(share < 0.5 for share in weigh_voices([Step(0.0)] * 5))
    shares = weigh_voices([Step(-2.0), Step(4.0, opened=4.0), Step(0.0), Step(-4.0, closed=3.0)])
    assert [share > 0.5 for share in shares] == [False, True, True, False]


@given(
    st.lists(st.sampled_from([COMMENT, SPEECH, PLAIN, "Er sagte:", "> a", "„", ""]), max_size=12)
)
def test_spans_are_always_those_of_the_blocks_and_shares_within_0_and_1(lines):
    post = RichText.of("\n".join(lines))
    found = voices(post)
    assert [post.visible[slice(*one.span)] for one in found] == [one.text for one in post.blocks]
    for one in found:
        assert 0 <= one.quoted <= 1
        inner = [cue.span for cue in one.cues]
        assert all(one.span[0] <= start <= end <= one.span[1] for start, end in inner)


@pytest.mark.parametrize(
    "text",
    [
        "wort " * 200_000,
        "[" * 1_000_000,
        "(abcdef " * 120_000,
        "„" * 1_000_000,
        "Er sagte:\n" * 50_000,
        "„a b\n" * 50_000,
    ],
    ids=["words", "brackets", "round brackets", "marks", "colons", "open marks"],
)
def test_a_hostile_post_is_read_in_bounded_work(text):
    post = RichText.of(text)
    assert len(voices(post)) == len(post.blocks)


def test_the_evaluation_runs_and_no_set_falls_behind_what_was_reached():
    posts = written.written_posts()
    held = [post for post in posts if post.held_out]
    assert len(held) >= 40
    assert sum(len(post.said_by) for post in held) >= 280
    assert written.counted([post for post in posts if not post.held_out]).f1 >= 0.9
    assert written.counted(held).f1 >= 0.7
    assert written.measure().figures


@pytest.mark.corpus
@pytest.mark.skipif(not written.THREADS.exists(), reason="../shared is not here")
def test_of_real_threads_that_quote_nobody_hardly_a_paragraph_is_called_quoted():
    threads = sorted(written.THREADS.glob("*/*.json"))
    assert threads
    assert written.called(threads) < 0.03


@pytest.mark.corpus
@pytest.mark.skipif(not written.SEED.exists(), reason="../shared is not here")
def test_all_eight_translated_paragraphs_of_the_founding_example_are_found_with_one_false_one():
    counts = written.counted([written.seed_post()])
    assert counts.right == 8
    assert counts.wrong <= 1
