"""Of which kinds an edit is, in four languages, and that its spans and reasons are true."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.changes import CUT, judge
from ingest.revisions.shown import visible_of
from schemas.records.revisions import Edited, Significance, Unchanged
from schemas.records.texts import Block, Link
from tests.unit.revisions.making import content, decide, edit, linked

DE = "Das Ministerium hat sich dazu noch nicht geäußert, und die Lage ist nicht einfach."
EN = "The ministry has not yet said anything about it, and the situation is not easy."
RU = "Министерство пока ничего не сообщило об этом, и положение остаётся непростым."
FR = "Le ministère n’a encore rien dit à ce sujet, et la situation n’est pas simple."
BESIDE = {"de": DE, "en": EN, "ru": RU, "fr": FR}

ONE_KIND = [
    ("de", "Der Rat kann das beschließen.", "Der Rat könnte das beschließen.", "certainty"),
    ("de", "Der angebliche Täter ist da.", "Der Täter ist da.", "certainty"),
    ("en", "They will come to the talks.", "They may come to the talks.", "certainty"),
    ("en", "He reportedly left the country.", "He left the country.", "certainty"),
    ("ru", "Он якобы уехал из страны.", "Он уехал из страны.", "certainty"),
    ("ru", "Это, возможно, ошибка.", "Это, несомненно, ошибка.", "certainty"),
    ("fr", "Il a quitté le pays hier soir.", "Il aurait quitté le pays hier soir.", "certainty"),
    ("fr", "La loi passera en juin.", "La loi passerait en juin.", "certainty"),
    ("fr", "Il est sans doute parti.", "Il est parti.", "certainty"),
    ("de", "Das sei nach Angaben der Polizei so.", "Das sei nach Angaben der Feuerwehr so.",
     "attribution"),
    ("de", "Die Brücke ist zu, so der Landrat.", "Die Brücke ist zu, so der Minister.",
     "attribution"),
    ("de", "Er behauptete das gestern.", "Er bewies das gestern.", "attribution"),
    ("en", "According to the mayor it is closed.", "According to the police it is closed.",
     "attribution"),
    ("en", "The bridge is closed, said the mayor.", "The bridge is closed, said the driver.",
     "attribution"),
    ("ru", "По словам министра, мост закрыт.", "По словам водителя, мост закрыт.", "attribution"),
    ("ru", "Мост закрыт, сказал министр.", "Мост закрыт, сказал водитель.", "attribution"),
    ("fr", "Selon le maire, le pont est fermé.", "Selon la police, le pont est fermé.",
     "attribution"),
    ("en", "Mr Harlow: We will see.", "Mr Boone: We will see.", "attribution"),
    ("de", "Gestern kam Minister Krause an.", "Gestern kam Minister Lindner an.", "name"),
    ("de", "Sie fahren nach Kiew.", "Sie fahren nach Moskau.", "name"),
    ("de", "Die ukrainische Seite schweigt.", "Die russische Seite schweigt.", "name"),
    ("en", "Moscow did not answer.", "Kyiv did not answer.", "name"),
    ("ru", "Встреча прошла в Минске.", "Встреча прошла в Астане.", "name"),
    ("fr", "La réunion de Genève est finie.", "La réunion de Vienne est finie.", "name"),
    ("de", "Das Treffen dauerte fünf Stunden.", "Das Treffen dauerte fünf Minuten.", "number"),
    ("de", "Es waren einundzwanzig Leute da.", "Es waren zweihundert Leute da.", "number"),
    ("en", "It cost €5 at the door.", "It cost $5 at the door.", "number"),
    ("en", "On 3 May the talks began.", "On 3 June the talks began.", "date"),
    ("ru", "Он приехал в понедельник.", "Он приехал во вторник.", "date"),
    ("fr", "La réunion dure 6 heures.", "La réunion dure 8 heures.", "number"),
    ("fr", "Il arrive à 18 heures.", "Il arrive à 19 heures.", "date"),
    ("de", "Mehr: https://x.example/a im Netz.", "Mehr: https://x.example/b im Netz.", "link"),
    ("de", "Er sagte: „Das war ein Fehler.“", "Er sagte: „Das war ein Erfolg.“", "quotation"),
    ("de", "Das Haus ist groß.", "Das Haus ist klein.", "wording"),
    ("en", "The house is large.", "The house is small.", "wording"),
    ("ru", "Дом большой.", "Дом маленький.", "wording"),
    ("fr", "La maison est grande.", "La maison est petite.", "wording"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after", "kind"), ONE_KIND)
def test_a_change_is_told_by_its_kind_both_ways_and_matters(language, before, after, kind):
    for one, other in ((before, after), (after, before)):
        found = edit(content(BESIDE[language], one), content(BESIDE[language], other))
        assert [change.kind for change in found.changes] == [kind]
        assert found.significance is Significance.SUBSTANTIVE


# A sentence that came or went, in a paragraph and as one.
SENTENCES = [
    (DE, "Eine Frist von 14 Tagen gibt es nicht."),
    (EN, "There is no deadline of 14 days."),
    (RU, "Срок в 14 дней не назначен."),
    (FR, "Il n’y a pas de délai de 14 jours."),
]


@pytest.mark.parametrize(("text", "more"), SENTENCES)
def test_a_whole_sentence_is_an_addition_or_a_removal_whatever_is_in_it(text, more):
    for parts in ((f"{text} {more}",), (f"{more} {text}",), (text, more), (more, text)):
        before, after = content("Eins."), content("Eins.", *parts)
        assert [c.kind for c in edit(content("Eins.", text), after).changes] == ["addition"]
        back = edit(after, content("Eins.", text))
        assert [(c.kind, c.before) for c in back.changes] == [("removal", more)]
        assert [c.kind for c in edit(before, after).changes] == ["addition"]


REWRITES = [
    ("Wir haben dort angerufen und wurden nach langem Warten an einen Kollegen verwiesen.",
     "Am Telefon lief bloß Musik, bis nach einer Stunde die Verbindung abbrach."),
    ("We called them and after a long wait we were passed on to a colleague.",
     "The telephone played nothing but music until the line went dead at noon."),
    ("Мы позвонили туда, и после долгого ожидания нас соединили с коллегой.",
     "По телефону играла одна музыка, пока через час связь не прервалась."),
    ("Nous avons appelé et après une longue attente on nous a passé un collègue.",
     "Au téléphone il n’y avait que de la musique, puis la ligne a été coupée."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), REWRITES)
def test_a_sentence_of_which_hardly_a_word_stayed_is_one_rewrite(one, other):
    found = edit(content(f"{DE} {one} {EN}"), content(f"{DE} {other} {EN}"))
    [change] = found.changes
    assert (change.kind, change.before, change.after) == ("rewrite", one, other)


def test_a_few_changed_words_are_no_rewrite():
    one = "Am Montag fuhren drei Züge nach Kiew und kamen nicht zurück."
    other = "Am Dienstag fuhren vier Züge nach Minsk und kamen zurück."
    kinds = {change.kind for change in edit(content(one), content(other)).changes}
    assert kinds == {"date", "number", "name", "negation"}


def test_one_place_may_be_of_several_kinds_at_once():
    found = edit(content(f"{DE} Es kamen drei Russen."), content(f"{DE} Es kamen keine Polen."))
    assert {change.kind for change in found.changes} == {"number", "negation", "name"}
    assert len({(change.before_span, change.after_span) for change in found.changes}) == 1


def test_a_moved_paragraph_is_a_move_and_matters():
    found = edit(content("Anfang.", DE, EN, RU), content("Anfang.", RU, DE, EN))
    assert [(c.kind, c.before, c.after) for c in found.changes] == [("move", RU, RU)]
    assert found.significance is Significance.SUBSTANTIVE
    assert (found.words_added, found.words_removed) == (0, 0)


def test_what_was_edited_in_a_moved_paragraph_is_told_too():
    edited = RU.replace("ничего не", "всё")
    found = edit(content("Anfang.", DE, EN, RU), content("Anfang.", edited, DE, EN))
    assert [change.kind for change in found.changes] == ["negation", "move"]


def test_a_sentence_put_in_before_a_paragraph_that_begins_alike_is_told_whole():
    one, more = "Everyone can read it.", "The annex is still missing."
    before = content(one, "The goverment had promised it.")
    after = content(f"{one} {more}", "The government had promised it.")
    assert [(c.kind, c.after) for c in edit(before, after).changes] == [
        ("addition", more), ("spelling", "government"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["\u200b", "\xad", "\u2060", "\ufeff"])
def test_signs_that_nobody_sees_hide_no_kind_and_are_told_as_none(sign):
    before = content(f"{sign}Es waren {sign}6 Leute\xa0da, und {sign}die Lage war gut.")
    after = content(f"Es waren\xa08 {sign}Leute da, und die{sign} Lage {sign}war gut.")
    [change] = edit(before, after).changes
    assert change.kind == "number"
    assert decide(content(f"Es{sign} war gut."), content("Es war\xa0gut.")) == Unchanged()


def test_bold_words_are_format_though_a_number_was_changed_elsewhere():
    bold = Block(text=DE, emphasis=((0, 3),))
    found = edit(content(DE, "Es waren 3."), content(bold, "Es waren 4."))
    assert [change.kind for change in found.changes] == ["number", "format"]


def test_a_soft_hyphen_before_a_link_and_bold_words_is_no_edit():
    before = Block(text="Mehr steht hier.", links=(Link(start=5, end=10, url="https://x.example/"),),
                   emphasis=((11, 15),))  # fmt: skip
    after = Block(text="Me\xadhr steht hier.", links=(Link(start=6, end=11, url="https://x.example/"),),
                  emphasis=((12, 16),))  # fmt: skip
    assert decide(content(after), content(before)) == Unchanged()


def test_the_span_of_a_link_is_that_of_its_words():
    one, other = linked("https://x.example/1"), linked("https://x.example/2")
    [change] = edit(content("Ein Absatz.", one), content("Ein Absatz.", other)).changes
    visible = visible_of(content("Ein Absatz.", one))
    assert visible[slice(*change.before_span)] == visible[slice(*change.after_span)] == "hier"


PIECES = st.sampled_from([
    "Haus", "3.5", "nicht", "„Ja“", "5 km", "Kiew", "?", ".", "я", "Er kam. ", "\xad", "\u200b",
    "\xa0", "may", "laut", "\n", "漢字", "https://x.example/1", "- ", "vieleicht", "der", "11. Mai",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_spans_cut_out_of_the_texts_what_is_told_and_every_change_has_a_reason(
    text, other, title, other_title
):
    before, after = (
        content(*(line for line in whole.split("\n")), title=name)
        for whole, name in ((text, title), (other, other_title))
    )
    for change in judge(before, after).changes:
        assert change.reason
        if change.field in ("text", "title") and change.before_span and change.after_span:
            for side, told, span in (
                (before, change.before, change.before_span),
                (after, change.after, change.after_span),
            ):
                shown = side.title if change.field == "title" else visible_of(side)
                whole = shown[slice(*span)]
                assert told == whole or (told.endswith(CUT) and whole.startswith(told[: -len(CUT)]))


@given(TEXTS, TEXTS)
def test_what_reads_otherwise_is_never_without_a_change(text, other):
    before, after = content("Anfang.", text), content("Anfang.", other)
    decision = decide(after, before)
    if isinstance(decision, Edited) and decision.edit.significance > Significance.COSMETIC:
        assert any(c.kind not in ("format", "typography") for c in decision.edit.changes)


def test_the_reason_names_what_went_and_what_came():
    [change] = edit(content(f"{DE} Er kam."), content(f"{DE} Er kam nicht.")).changes
    assert change.reason == "a negation was put in: “nicht”"
    [change] = edit(content(f"{DE} Es waren 3."), content(f"{DE} Es waren 4.")).changes
    assert change.reason == "a number was replaced: “3” by “4”"
    [change] = edit(content("Das stimmt."), content("Das stimmt?")).changes
    assert change.reason == "a full stop became a question mark"


def test_a_passage_given_to_somebody_else_is_an_attribution():
    said = Block(text="Das war so.", kind="quote", quote_of="Anna")
    [change] = edit(content(DE, said), content(DE, replace(said, quote_of="Bert"))).changes
    assert (change.kind, change.reason) == (
        "attribution", "a passage was given to “Bert” instead of “Anna”",
    )  # fmt: skip
