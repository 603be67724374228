from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.sources import MOST_CANDIDATES, Candidate, find_sources
from schemas.records.texts import Block, RichText

DAY = datetime(2022, 1, 10, 12, 0, tzinfo=UTC)
LATER = DAY + timedelta(days=30)
SENTENCE = (
    "the harbour commission has decided after long talks to open the northern canal to grain ships"
    " of every flag before the first frost"
)
NEXT = "Nobody should doubt that the lights along the pier will burn again when the convoy arrives"
OTHER = "We discussed fishing quotas and the price of rope with our colleagues from the islands"
ARTICLE = (
    "no state on these shores shall station foreign troops upon the islands named in the annex"
    " unless all the others have given their consent in writing"
)
SAID = f"{OTHER}.\nI can tell you that {SENTENCE}. {NEXT}."


def statement(key="office:1", text=SAID, **more):
    given = {"url": f"http://office.example/{key}", "author": "Maren Tolvik", "published_at": DAY}
    return Candidate(statement_key=key, revision_id=f"{key} 1", text=text, **(given | more))


def sources(post, *candidates, at=LATER, **more):
    text = post if isinstance(post, RichText) else RichText.of(post)
    return find_sources(text, candidates or (statement(),), published_at=at, **more)


def only(post, *candidates, **more):
    (found,) = sources(post, *candidates, **more)
    return found.citation


def test_a_passage_beside_the_speakers_name_is_certain_and_its_spans_are_exact():
    post = f"Tolvik said: “{SENTENCE}”. Well."
    found = only(post)
    assert (found.method, found.statement_key, found.certainty) == (
        "quotation", "office:1", "certain",
    )  # fmt: skip
    (passage,) = found.quotations
    assert post[slice(*passage.post)] == SAID[slice(*passage.statement)] == SENTENCE
    assert "quoted beside the speaker's name" in found.reasons
    assert found.margin == 1.0


@pytest.mark.parametrize("name", ["Tolvik", "Tolviks", "TOLVIK", "Толвик"])
def test_the_speaker_is_known_in_other_spellings(name):
    assert only(f"{name} meint: “{SENTENCE}”").certainty == "certain"


def test_without_a_name_a_long_copy_is_likely_and_a_single_sentence_possible():
    assert only(f"Well. {SENTENCE}. {NEXT}. So what.").certainty == "likely"
    assert only(f"Well. {SENTENCE}. So what.").certainty == "possible"


def test_a_name_inside_the_passage_says_nothing_of_where_it_comes_from():
    text = SAID.replace("the harbour commission", "the commission under Tolvik")
    quoted = SENTENCE.replace("the harbour commission", "the commission under Tolvik")
    assert only(f"“{quoted}”", statement(text=text)).certainty == "possible"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("Tolvik hat gesprochen.", "“{}”"), "possible"),
        (("Tolvik hat gesprochen:", "“{}”"), "certain"),
        (("Tolvik hat gesprochen.", "Q{}"), "certain"),
        (("Q{}", "Das war Tolvik."), "certain"),
        (("Tolvik hat gesprochen:", "Ich meine:", "“{}”"), "possible"),
    ],
)
def test_a_name_speaks_for_its_paragraph_and_for_what_it_introduces(blocks, expected):
    made = tuple(
        Block(text=each.removeprefix("Q").format(SENTENCE), kind="quote")
        if each.startswith("Q")
        else Block(text=each.format(SENTENCE))
        for each in blocks
    )
    assert only(RichText(blocks=made)).certainty == expected


def test_six_marked_words_are_found_and_only_possible():
    found = only("Tolvik: “open the northern canal to grain”, ach ja.")
    assert found.certainty == "possible"
    assert sources("Tolvik: “the northern canal to grain”, ach ja.") == ()


def test_spans_that_are_called_quoted_count_like_marks():
    post = RichText.of("Hier steht es. Open the northern canal to grain ships. Sagt sie.")
    assert sources(post) == ()
    assert len(sources(post, quoted=[(15, 55)])) == 1


def test_a_changed_word_keeps_the_quotation():
    found = only(f"Tolvik: “{SENTENCE.replace('decided', 'refused')}”")
    assert found.certainty == "certain"
    assert found.quotations[0].score < 1
    assert found.reasons[0].endswith("with alterations")


def test_of_equal_statements_the_earliest_is_the_source():
    first = statement("office:1", author=None)
    again = statement("office:2", author=None, published_at=DAY + timedelta(days=3))
    for order in ((first, again), (again, first)):
        found = only(f"{SENTENCE}. {NEXT}.", *order)
        assert (found.statement_key, found.certainty) == ("office:1", "possible")
        assert found.margin == 0.0
        assert "the same words stand in another statement" in found.reasons


def test_the_statement_that_the_post_names_comes_before_an_earlier_one():
    early = statement("other:1", author="Ossian Brackwater")
    named = statement("office:2", published_at=DAY + timedelta(days=3))
    found = only(f"Tolvik: “{SENTENCE}. {NEXT}.”", early, named)
    assert (found.statement_key, found.certainty) == ("office:2", "likely")


def test_the_longer_run_comes_before_the_earlier_statement():
    part = statement("office:1", text=f"{OTHER}.\nI can tell you that {SENTENCE}.")
    whole = statement("office:2", published_at=DAY + timedelta(days=3))
    found = sources(f"Tolvik: “{SENTENCE}. {NEXT}.”", part, whole)
    assert [one.citation.statement_key for one in found] == ["office:2"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (LATER - timedelta(hours=1), "certain"),
        (LATER + timedelta(hours=1), "possible"),
        (LATER + timedelta(days=1), None),
        (None, "certain"),
    ],
)
def test_a_statement_dated_after_the_post_is_no_source(published, expected):
    found = sources(f"Tolvik: “{SENTENCE}”", statement(published_at=published))
    assert [one.citation.certainty for one in found] == ([expected] if expected else [])


def test_a_late_statement_does_not_stand_beside_the_true_one():
    late = statement("office:2", published_at=LATER + timedelta(days=9))
    found = only(f"Tolvik: “{SENTENCE}”", late, statement())
    assert (found.statement_key, found.certainty) == ("office:1", "certain")


def test_faces_and_revisions_of_one_statement_are_one_source_and_the_best_match_counts():
    first = replace(statement(), observed_at=DAY)
    edited = replace(
        statement(text=SAID.replace("long talks", "short talks")),
        revision_id="office:1 2", observed_at=LATER,
    )  # fmt: skip
    (found,) = sources(f"Tolvik: “{SENTENCE}”", first, edited)
    assert found.revision_id == "office:1 1"
    assert found.citation.certainty == "certain"
    assert found.citation.margin == 1.0
    (found,) = sources(f"Tolvik: “{NEXT}”", first, edited)
    assert found.revision_id == "office:1 2"  # both have it: the one seen last


@pytest.mark.parametrize(
    "text",
    [
        f"We remember Article 4 of the Treaty of Halden: {ARTICLE}. {OTHER}.",
        f"{OTHER}. As the Charter of the Coastal League has it: {ARTICLE}.",
        f"{OTHER}. We all know the words “{ARTICLE}”, and we keep them.",
    ],
)
def test_a_third_text_that_the_statement_quotes_is_only_possible(text):
    found = only(
        f"Read this: “{ARTICLE}. {OTHER}”"[: 12 + len(ARTICLE)] + "”", statement(text=text)
    )
    assert found.certainty == "possible"
    assert "the words seem to be those of a third text" in found.reasons


def test_a_third_text_that_the_post_names_is_only_possible():
    post = f"Article 4 of the Treaty of Halden says: “{ARTICLE}”"
    assert only(post, statement(text=f"{OTHER}. And {ARTICLE}.")).certainty == "possible"


def test_a_phrase_that_many_statements_have_is_no_quotation():
    many = [statement(f"office:{n}", author=None) for n in range(6)]
    assert sources(f"Well: {SENTENCE}. {NEXT}.", *many) == ()
    rare = statement(author=None, rarest=9)
    assert sources(f"Well: {SENTENCE}. {NEXT}.", rare) == ()


@pytest.mark.parametrize(
    "title",
    [
        "Opening remarks at the extended meeting of the council on coastal security and trade",
        "Executive Order on Improving the Lights, Piers and Canals of Every Northern State",
    ],
)
def test_titles_are_no_quotations_wherever_they_stand(title):
    text = f"{SAID}\nThis is known as {title}, and more."
    assert sources(f"Tolvik: “{title}”", statement(text=text, title=title)) == ()
    if "Executive" in title:
        assert sources(f"Tolvik: “{title}”", statement(text=text)) == ()


def test_a_number_or_title_in_the_post_points_to_the_statement():
    numbered = statement(author=None, title="M-13-13 Open canal policy for all northern states")
    found = only(f"See M-13-13.\n\n{SENTENCE}. So.", numbered)
    assert found.certainty == "certain"
    assert "the post names the statement's number" in found.reasons
    found = only(f"From “M-13-13 open canal policy for all northern states”:\n{SENTENCE}", numbered)
    assert found.certainty == "certain"


def test_what_an_earlier_post_quotes_is_no_evidence():
    assert sources(f"> Tolvik: “{SENTENCE}”") == ()


def test_citations_come_in_the_order_of_the_post():
    one = statement("office:1")
    two = statement("office:2", text=f"{ARTICLE} and much more than that, dear friends.")
    found = sources(f"Tolvik: “{ARTICLE}”, then Tolvik: “{SENTENCE}”", one, two)
    assert [each.citation.statement_key for each in found] == ["office:2", "office:1"]


def spans_of(found, post, text):
    (one,) = found.quotations
    return post[slice(*one.post)], text[slice(*one.statement)]


@pytest.mark.parametrize(
    "post",
    [
        "Maren Tolvik: “{}” Well.",
        "Minister Maren Tolvik: “{}” Well.",
        "The minister Maren Tolvik admits it at last: “{}” Well.",
        "Maren Tolvik: {} Well.",
        "Minister Maren Tolvik admits it at last:\n“{}” Well.",
    ],
)
@pytest.mark.parametrize(
    "label", ["Maren Tolvik:", "Minister Maren Tolvik :", "The minister Maren Tolvik:"]
)
def test_a_label_is_no_part_of_the_quotation_and_names_its_speaker(post, label):
    said = f"{SENTENCE.capitalize()}."
    text = f"{OTHER}.\n{label} {said} {NEXT}."
    found = only(post.format(said), statement(text=text, author=None))
    assert spans_of(found, post.format(said), text) == (said[:-1], said[:-1])
    assert found.certainty == "certain"
    assert "quoted beside the speaker's name" in found.reasons
    assert found.quotations[0].score == 1.0


def test_words_before_the_opening_mark_are_never_inside_the_passage_it_opens():
    text = f"{OTHER}. I can tell you today that {SENTENCE}. {NEXT}."
    post = f"I can tell you today that “{SENTENCE}” is what Tolvik said."
    assert spans_of(only(post, statement(text=text)), post, text) == (SENTENCE, SENTENCE)


def test_words_behind_the_closing_mark_are_never_inside_the_passage_it_closes():
    post = f"Tolvik says “{SENTENCE}”, nobody should doubt. So."
    assert spans_of(only(post), post, SAID) == (SENTENCE, SENTENCE)


def test_a_copied_paragraph_with_a_term_between_marks_stays_whole():
    copied = SENTENCE.replace("grain ships", "“grain” ships")
    post = f"Tolvik writes this: {copied}. So."
    said = spans_of(only(post), post, SAID)
    assert said == (copied, SENTENCE)


DIALOGUE = f"{OTHER}.\nMaren Tolvik: {SENTENCE.capitalize()}.\nOdon Fervane: {NEXT}."
NAMED_WRONGLY = "the post names {}, the statement's words are {}'s"


@pytest.mark.parametrize(
    ("post", "named", "speaker"),
    [
        (f"Fervane: “{SENTENCE}”", "Fervane", "Tolvik"),
        (f"Odon Fervane has said it: “{SENTENCE}”", "Fervane", "Tolvik"),
        (f"Odon Fervane has said it:\n“{SENTENCE}”", "Fervane", "Tolvik"),
        (f"Maren Tolvik: “{NEXT}”", "Tolvik", "Fervane"),
        (f"Anton Belm, the old president, said:\n“{SENTENCE}”", "Belm", "Tolvik"),
        (f"Anton Belm:\n“{SENTENCE}”", "Belm", "Tolvik"),
        (f"Le ministre Belm l’avoue : « {SENTENCE} »", "Belm", "Tolvik"),
        (f"Putin sagte: „{SENTENCE}“", "Putin", "Tolvik"),
        (f"M-13-13. Putin sagte: „{SENTENCE}“", "Putin", "Tolvik"),
    ],
)
def test_a_passage_in_the_wrong_mouth_is_at_most_likely_and_says_so(post, named, speaker):
    found = only(post, statement(text=DIALOGUE, author=None, title="M-13-13"))
    assert found.certainty in ("likely", "possible")
    assert found.confidence < 0.99
    assert NAMED_WRONGLY.format(named, speaker) in found.reasons


@pytest.mark.parametrize(
    "post",
    [
        f"Tolvik: “{SENTENCE}”",
        f"Tolvik said to Odon Fervane: “{SENTENCE}”",
        f"Odon Fervane heard Tolvik say: “{SENTENCE}”",
        f"Odon Fervane was there. “{SENTENCE}”, said Tolvik.",
        f"Gestern Abend sagte sie: “{SENTENCE}”",
        f"She has said it: “{SENTENCE}”",
        f"Odon Fervane was there.\n“{SENTENCE}”",
        f"“{SENTENCE}”",
    ],
)
def test_nobody_is_called_wrong_who_names_the_speaker_or_nobody(post):
    found = only(post, statement(text=DIALOGUE, author=None))
    assert not any("the statement's words are" in reason for reason in found.reasons)


def test_a_statement_without_labels_accuses_nobody_of_the_wrong_speaker():
    found = only(f"Putin sagte: „{SENTENCE}“")
    assert not any("the statement's words are" in reason for reason in found.reasons)


def test_no_candidates_no_sources():
    assert find_sources(RichText.of(SAID), (), published_at=None) == ()
    assert find_sources(RichText(), (statement(),), published_at=LATER) == ()


WORDS = st.sampled_from(["see", "Wort", "Tolvik", "“", "”", ".", "\n", "3.5", "и", "会", *"abc"])


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=60), st.lists(WORDS, max_size=60), st.integers(0, 40))
def test_spans_are_true_and_passages_do_not_overlap(said, told, start):
    text = " ".join(told)
    post = RichText.of(" ".join([*said, *told[start : start + 20]]))
    found = find_sources(
        post, (statement(text=text), statement("office:2", text=" ".join(said))), published_at=LATER
    )
    for each in found:
        spans = [one.post for one in each.citation.quotations]
        assert spans == sorted(spans)
        assert all(0 <= a < b <= len(post.visible) for a, b in spans)
        assert each.citation.method == "quotation"


def hostile():
    yield "one word", "ja " * 30_000
    yield "marks", "„“" * 50_000
    yield "names", "Tolvik " * 20_000
    yield "labels", "Maren Tolvik: ja\n" * 10_000
    yield "brackets", "(" * 100_000


@pytest.mark.parametrize(("name", "text"), list(hostile()))
def test_hostile_texts_take_bounded_work(name, text):
    many = [statement(f"office:{n}", text=text) for n in range(3 * MOST_CANDIDATES)]
    assert len(sources(RichText.of(text), *many)) <= MOST_CANDIDATES
