from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.translations import find_candidates, find_translations
from ingest.lexicon.stems import stem
from schemas.records.texts import Block, Link, RichText

# A dictionary as small as the texts below.
GERMAN = {
    "brücke": "bridge", "wird": "will be", "im": "in", "august": "august", "eröffnet": "open",
    "fähre": "ferry", "alt": "old", "reparieren": "repair mend", "fluss": "river",
    "niemand": "nobody", "kann": "can", "fischer": "fisherman", "fürchten": "fear", "um": "for",
    "ihre": "their", "netze": "net", "kosten": "cost", "trägt": "carry bear", "bund": "federation",
    "hälfte": "half", "länder": "state", "zahlen": "pay", "rest": "rest", "friedhof": "cemetery",
    "bleibt": "stay remain", "wo": "where", "er": "it", "ist": "be", "straße": "road",
    "verlegt": "move", "süden": "south", "gräber": "grave", "berührt": "touch", "kein": "no",
    "grab": "grave",
}  # fmt: skip


class German:
    """Looks words up as they are written."""

    def senses(self, word):
        return frozenset(stem(one, "en") for one in GERMAN.get(word, "").split())


OPENING = "The bridge over the river will be opened in August."
FERRY = "The ferry is old, and nobody can repair it any more."
FISHERMEN = "The fishermen fear for their nets, as we heard."
CEMETERY = (
    "The cemetery stays where it is. The road has been moved to the south. No grave is touched."
)
COST = "The federation bears half of the cost, the states pay the rest."
OTHERS = (
    "Governor Tokayev thanked all who had come.",
    "There will be a meeting about schools next week, and everyone is welcome to attend.",
    "Our doctors have worked hard this winter under difficult circumstances.",
    "Governor Tokayev then spoke of the harvest, which was better than expected.",
    "Questions may be sent to the office by letter, or handed in at the door.",
    "The library opens on Sundays too, said Governor Tokayev, because families asked for it.",
)
STATEMENT = RichText(
    blocks=tuple(
        Block(text=text)
        for text in (OTHERS[0], OPENING, OTHERS[1], FERRY, OTHERS[2], FISHERMEN, OTHERS[3],
                     CEMETERY, OTHERS[4], COST, OTHERS[5])
    )
)  # fmt: skip
CEMETERY_DE = (
    "Der Friedhof bleibt, wo er ist. Die Straße wird nach Süden verlegt. Kein Grab wird berührt."
)
COST_DE = "Der Bund trägt die Hälfte der Kosten, die Länder zahlen den Rest."


def text(*blocks):
    return RichText(blocks=tuple(Block(text=b) if isinstance(b, str) else b for b in blocks))


SMALL = German()


def found(post, *, statement=STATEMENT, dictionary=SMALL, languages=("de", "en"), **more):
    return find_translations(post, statement, languages=languages, dictionary=dictionary, **more)


def passages(post, **more):
    """The passages of both sides."""
    return [
        (post.visible[slice(*one.post)], STATEMENT.visible[slice(*one.statement)])
        for one in found(post, **more)
    ]


def test_a_translated_paragraph_is_led_to_the_paragraph_that_it_translates():
    post = text("Hier eine Übersetzung:", CEMETERY_DE, "Das glaube ich erst, wenn ich es sehe.")
    assert passages(post) == [(CEMETERY_DE, CEMETERY)]
    (one,) = found(post)
    assert one.method == "translation"
    assert 0 < one.margin <= one.score <= 1
    assert one.signals["dictionary"] > 0.5
    assert 0 <= one.signals["cue"] <= 1


def test_a_passage_between_quotation_marks_is_cut_out_of_the_sentence_around_it():
    post = text(f"Der Gouverneur sagte: „{COST_DE}“ Ich zweifle daran.")
    assert passages(post) == [(COST_DE, COST)]


def test_the_statement_s_side_is_narrowed_to_the_sentences_that_are_translated():
    post = text("Er sagte:", "„Die Straße wird nach Süden verlegt. Kein Grab wird berührt.“")
    assert [source for _, source in passages(post)] == [
        "The road has been moved to the south. No grave is touched."
    ]


def test_a_commentary_on_the_same_people_and_places_is_no_translation():
    post = text(
        "Gouverneur Tokajew war wieder da, und natürlich wusste Tokajew alles besser.",
        "Eine Brücke also. Mit der Fähre war es gemütlicher.",
    )
    assert passages(post) == []


def test_a_passage_that_two_paragraphs_render_alike_is_not_decided():
    twice = text(*(block.text for block in STATEMENT.blocks), CEMETERY)
    post = text("Hier eine Übersetzung:", CEMETERY_DE)
    assert found(post, statement=twice) == ()
    assert len(found(post)) == 1


def test_words_in_brackets_speak_for_a_translation_and_never_against_it():
    def candidate(passage):
        (one,) = find_candidates(text(passage), STATEMENT, languages=("de", "en"), dictionary=SMALL)
        return one

    plain = candidate(COST_DE)
    explained = candidate(COST_DE.replace("Bund", "Bund [das ist Berlin]"))
    kept = candidate(COST_DE.replace("Bund", "Bund [federation]"))
    assert explained.score == plain.score
    assert kept.evidence > plain.evidence
    assert kept.signals["originals"] > 0 == plain.signals.get("originals", 0)


def test_names_in_another_spelling_and_figures_are_found_without_a_dictionary():
    statement = text(
        *(block.text for block in STATEMENT.blocks),
        "Kassym-Jomart Zhumabekov of Karatau brought 31 people out on January 11, 2022.",
    )
    post = text("Kassym-Schomart Schumabekow aus Karatau hat am 11. Januar 2022 31 Leute gerettet.")
    (one,) = find_candidates(post, statement, languages=("de", "en"), dictionary=None)
    assert one.paragraph == len(statement.blocks) - 1
    assert one.signals["names"] > 0
    assert one.signals["numbers"] > 0
    assert "dictionary" not in one.signals


def test_a_statement_of_three_paragraphs_is_enough():
    short = text(OPENING, CEMETERY, COST)
    (one,) = found(text("Er sagte:", f"„{CEMETERY_DE}“"), statement=short)
    assert short.visible[slice(*one.statement)] == CEMETERY


def test_a_statement_whose_page_shows_no_paragraphs_is_compared_in_parts():
    whole = text(" ".join([OTHERS[1], OTHERS[2], OTHERS[4], OTHERS[5]] * 9 + [CEMETERY]))
    (one,) = found(text("Er sagte:", f"„{CEMETERY_DE}“"), statement=whole)
    assert whole.visible[slice(*one.statement)] == CEMETERY


def test_in_one_language_nothing_is_a_translation():
    assert found(text("He said:", f"“{COST}”"), languages=("en", "en")) == ()


def test_languages_may_be_unknown():
    post = text("Hier eine Übersetzung:", CEMETERY_DE)
    for languages in ((None, "en"), ("de", None), (None, None)):
        for one in found(post, languages=languages, dictionary=None):
            assert one.score <= 1


def test_a_title_is_named_and_not_translated():
    statement = text(
        *STATEMENT.blocks[:9], Block(text=COST, kind="heading"), *STATEMENT.blocks[10:]
    )
    assert found(text("Er sagte:", f"„{COST_DE}“"), statement=statement) == ()


def test_a_quoted_earlier_post_is_not_what_this_post_says():
    earlier = Block(text=CEMETERY_DE, kind="quote", quote_of="mueller")
    assert found(text(earlier, "Das sehe ich anders als du.")) == ()


def test_the_words_of_an_address_translate_nothing():
    address = "https://example.org/kosten-bund-haelfte-laender-zahlen-rest-friedhof-strasse-grab"
    link = Link(start=0, end=len(address), url=address)
    post = text(Block(text=address, links=(link,)))
    assert find_candidates(post, STATEMENT, languages=("de", "en"), dictionary=SMALL) == []


class Parrot:
    """A model for which all sentences mean the same."""

    def embed(self, sentences):
        return [(1.0, 0.0) for _ in sentences]


def test_a_model_of_meaning_is_one_signal_among_others_and_decides_nothing_alone():
    post = text("Hier eine Übersetzung:", CEMETERY_DE, "Morgen gehe ich angeln, wie jeden Tag.")
    (one,) = found(post, vectors=Parrot())
    assert one.signals["vectors"] == 1.0
    assert "vectors" not in found(post)[0].signals


WORDS = [*GERMAN, "Tokajew", "7", "Berlin", "„", "“", "[act]", "\n", ".", ".", "nicht"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80), st.lists(st.integers(0, 10), max_size=15))
def test_spans_are_true_on_both_sides_and_never_overlap_in_the_post(words, order):
    post = RichText.of(" ".join(words))
    statement = text(*(STATEMENT.blocks[number] for number in order))
    candidates = find_candidates(post, statement, languages=("de", "en"), dictionary=SMALL)
    behind = 0
    for one in candidates:
        assert behind <= one.post[0] < one.post[1] <= len(post.visible)
        assert 0 <= one.statement[0] < one.statement[1] <= len(statement.visible)
        assert "\n" not in post.visible[slice(*one.post)].strip()
        assert "\n" not in statement.visible[slice(*one.statement)]
        assert 0 <= one.score <= 1
        behind = one.post[1]


def test_a_megabyte_of_one_word_of_brackets_and_of_stops_is_no_translation():
    post = text("Brücke " * 50_000, "[" * 150_000 + "]" * 150_000, "a. " * 120_000)
    assert found(post) == ()


def test_a_post_of_any_length_is_looked_at_in_400_excerpts():
    candidates = find_candidates(
        text(*[CEMETERY_DE] * 2000), STATEMENT, languages=("de", "en"), dictionary=SMALL
    )
    assert 0 < len(candidates) <= 400


def test_what_lies_behind_half_a_megabyte_of_a_statement_is_not_looked_at():
    filler = text(*[OTHERS[1]] * 7000, CEMETERY)
    assert len(filler.visible) > 500_000
    assert found(text("Er sagte:", f"„{CEMETERY_DE}“"), statement=filler) == ()
