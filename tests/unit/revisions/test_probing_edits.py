"""The probing edits of TEXT.md in four languages: those that matter, and those that do not."""

import pytest

from schemas.records.revisions import Edited, Significance, Unchanged
from tests.unit.revisions.making import content, decide, edit, linked

# language, what, before, after, kind
MATTERS = [
    ("de", "decimal point", "Es waren 3,5 Prozent.", "Es waren 35 Prozent.", "number"),
    ("en", "decimal point", "It rose by 3.5 percent.", "It rose by 35 percent.", "number"),
    ("ru", "decimal point", "Рост на 3,5 процента.", "Рост на 35 процента.", "number"),
    (
        "fr",
        "decimal point",
        "Une hausse de 3,5 pour cent.",
        "Une hausse de 35 pour cent.",
        "number",
    ),
    ("de", "sign", "Es sind 5 Grad.", "Es sind −5 Grad.", "number"),
    ("en", "sign", "A change of 5 points.", "A change of -5 points.", "number"),
    ("ru", "sign", "Было 5 градусов.", "Было –5 градусов.", "number"),
    ("fr", "sign", "Il fait 5 degrés.", "Il fait -5 degrés.", "number"),
    ("de", "number word", "Es gab zwei Tote.", "Es gab drei Tote.", "number"),
    ("en", "number word", "There were two dead.", "There were three dead.", "number"),
    ("ru", "number word", "Погибли два человека.", "Погибли три человека.", "number"),
    ("fr", "number word", "Il y a deux morts.", "Il y a trois morts.", "number"),
    ("de", "unit", "Es sind 5 km bis Kiew.", "Es sind 5 m bis Kiew.", "number"),
    ("en", "unit", "They sent 12 tons.", "They sent 12 kg.", "number"),
    ("ru", "unit", "Осталось 5 км до Киева.", "Осталось 5 м до Киева.", "number"),
    ("fr", "unit", "Il reste 5 % du total.", "Il reste 5 ‰ du total.", "number"),
    ("de", "date", "Am 11. Januar kam er.", "Am 12. Januar kam er.", "date"),
    ("en", "date", "On January 10, 2022 he came.", "On January 10, 2023 he came.", "date"),
    ("ru", "date", "Это было 10 января 2022 года.", "Это было 10 февраля 2022 года.", "date"),
    ("fr", "date", "Le 10 janvier il est venu.", "Le 11 janvier il est venu.", "date"),
    ("de", "date", "Am 11.01.2022 kam er.", "Am 12.01.2022 kam er.", "date"),
    ("en", "date", "Signed on 2022-01-10 by all.", "Signed on 2022-01-11 by all.", "date"),
    ("de", "year", "Seit 2006 gilt das.", "Seit 2016 gilt das.", "date"),
    ("ru", "year", "Так было в 2006 году.", "Так было в 2016 году.", "date"),
    ("de", "number", "Da waren 2600 Helfer.", "Da waren 2006 Helfer.", "number"),
    ("de", "clock", "Um 19:47 Uhr kam er.", "Um 19:48 Uhr kam er.", "date"),
    ("en", "clock", "He came at 7 pm sharp.", "He came at 8 pm sharp.", "date"),
    ("ru", "clock", "Он пришёл в 14:10.", "Он пришёл в 14:20.", "date"),
    ("fr", "clock", "Il est venu à 19 h 30.", "Il est venu à 18 h 30.", "date"),
    ("de", "quotation", "Die Befreiung der Stadt.", "Die „Befreiung“ der Stadt.", "quotation"),
    ("en", "quotation", "The liberation of it.", "The “liberation” of it.", "quotation"),
    ("ru", "quotation", "Это освобождение города.", "Это «освобождение» города.", "quotation"),
    ("fr", "quotation", "La libération de la ville.", "La «libération» de la ville.", "quotation"),
    ("en", "quotation", "The 'liberation' of it.", "The liberation of it.", "quotation"),
    ("de", "question", "Das stimmt so.", "Das stimmt so?", "wording"),
    ("en", "question", "That is true.", "That is true?", "wording"),
    ("ru", "question", "Это правда.", "Это правда?", "wording"),
    ("fr", "question", "C'est vrai.", "C'est vrai ?", "wording"),
    ("de", "negation", "Er wird kommen.", "Er wird nicht kommen.", "negation"),
    ("de", "negation", "Das ist möglich.", "Das ist unmöglich.", "negation"),
    ("en", "negation", "He will come.", "He won't come.", "negation"),
    ("ru", "negation", "Он придёт.", "Он не придёт.", "negation"),
    ("fr", "negation", "Il est là.", "Il n'est pas là.", "negation"),
    ("de", "name", "Gestern sprach Putin mit ihm.", "Gestern sprach Biden mit ihm.", "name"),
    ("de", "name", "Die NATO hat es gesagt.", "Die OSZE hat es gesagt.", "name"),
    ("en", "name", "He met with Putin in the city.", "He met with Biden in the city.", "name"),
    ("ru", "name", "Об этом сказал Лавров.", "Об этом сказал Песков.", "name"),
    ("fr", "name", "Le soir, il a vu Macron.", "Le soir, il a vu Sarkozy.", "name"),
    ("de", "stamp word", "Veröffentlicht am Montag.", "Aktualisiert am Montag.", "wording"),
    ("en", "stamp word", "Published by them.", "Updated by them.", "wording"),
    ("ru", "stamp word", "Опубликовано у них.", "Обновлено у них.", "wording"),
    ("fr", "stamp word", "Publié chez eux.", "Modifié chez eux.", "wording"),
    ("de", "look-alike", "Er hat den Iran besucht.", "Er hat den Irak besucht.", "name"),
    ("de", "look-alike", "Das sind große Massen.", "Das sind große Maßen.", "wording"),
    ("en", "look-alike", "It was a trial for him.", "It was a trail for him.", "wording"),
    ("ru", "look-alike", "Это их компания.", "Это их кампания.", "wording"),
    ("fr", "look-alike", "Il veut du poisson.", "Il veut du poison.", "wording"),
    ("en", "letters of two scripts", "Go to paypal now.", "Go to pаypal now.", "wording"),
    ("de", "superscript", "Es sind 10 m² da.", "Es sind 10 m2 da.", "number"),
]


@pytest.mark.parametrize(("language", "what", "before", "after", "kind"), MATTERS)
def test_what_matters_is_seen_and_substantive_both_ways(language, what, before, after, kind):
    for one, other in ((before, after), (after, before)):
        found = edit(content("Ein Absatz.", one), content("Ein Absatz.", other))
        assert found.significance is Significance.SUBSTANTIVE
        assert [change.kind for change in found.changes] == [kind]


@pytest.mark.parametrize(("language", "what", "before", "after", "kind"), MATTERS)
def test_it_is_seen_in_a_title_alone(language, what, before, after, kind):
    found = edit(content("Text.", title=before), content("Text.", title=after))
    assert found.significance is Significance.SUBSTANTIVE
    assert {(c.field, c.before, c.after) for c in found.changes} == {("title", before, after)}
    assert kind in [change.kind for change in found.changes]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://x.example/1", "https://x.example/2"),
        ("https://x.example/a", "https://x.example/A"),
        ("https://x.example/?id=1&utm_source=a", "https://x.example/?id=2&utm_source=a"),
        ("https://x.example/a#p1", "https://x.example/a#p2"),
    ],
)
def test_a_link_that_leads_elsewhere_behind_the_same_words_is_seen(before, after):
    found = edit(content(linked(before)), content(linked(after)))
    assert found.significance is Significance.SUBSTANTIVE
    [change] = found.changes
    assert (change.field, change.kind) == ("link", "link")
    assert (change.before, change.after) == (before, after)


def test_two_links_that_changed_places_behind_the_same_words_are_seen():
    one, other = linked("https://x.example/1"), linked("https://x.example/2")
    found = edit(content(one, other), content(other, one))
    assert found.significance is Significance.SUBSTANTIVE
    assert len(found.changes) == 2


DOES_NOT_MATTER = [
    ("12 000 Menschen kamen.", "12\u202f000 Menschen\xa0kamen."),
    ("Donaudampfschiff", "Donau\xaddampf\u200bschiff"),
    ("„Ja“, sagte er – und ging.", '"Ja", sagte er - und ging.'),
    ("«Да», сказал он…", "“Да”, сказал он..."),
    ("it’s", "it's"),
    ("l’État", "l'État"),
    ('Il a dit "c’est un début", puis rien.', "Il a dit «\xa0c’est un début\xa0», puis rien."),
    ("Vraiment?", "Vraiment\u202f?"),
]


@pytest.mark.parametrize(("before", "after"), DOES_NOT_MATTER)
def test_typography_is_no_edit_or_a_cosmetic_one(before, after):
    decision = decide(content(after), content(before))
    if isinstance(decision, Edited):
        assert decision.edit.significance is Significance.COSMETIC
        assert {change.kind for change in decision.edit.changes} == {"typography"}
        assert (decision.edit.words_added, decision.edit.words_removed) == (0, 0)
    else:
        assert decision == Unchanged()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (linked("https://x.example/?a=1"), linked("https://x.example/?a=1&utm_source=rss")),
        (linked("https://x.example/"), linked("https://x.example/?PHPSESSID=8a")),
        (
            linked(
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fm.example&h=AT1hZUAFhTUdPp1ypJM92o"
            ),
            linked(
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fm.example&h=AT2CZwmY_lJ-wjkXa7uKB_"
            ),
        ),
        ("1.204 Aufrufe", "1.377 Aufrufe"),
        ("3 points | 4 comments", "4 points | 5 comments"),
        ("vor 5 Minuten", "vor 2 Stunden"),
        ("5 minutes ago", "Yesterday at 10:28 PM"),
        ("3 г. назад", "4 г. назад"),
        ("il y a 3 heures", "Hier à 19:47"),
    ],
)
def test_tracking_counters_and_relative_times_are_no_edit(before, after):
    assert decide(content("Der Text.", after), content("Der Text.", before)) == Unchanged()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Für mich ist das fuer alle.", "Für mich ist das für alle."),
        ("Das ist wirklichhhh gut.", "Das ist wirklich gut."),
    ],
)
def test_another_spelling_of_the_same_word_is_minor(before, after):
    assert edit(content(before), content(after)).significance is Significance.MINOR


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kapitel iii des Buchs", "Kapitel ii des Buchs"),
        ("Mueller kam mit.", "Müller kam mit."),
        ("Er kam in Masse.", "Er kam in Maße."),
        ("fuer 3 Leute", "für 4 Leute"),
    ],
)
def test_what_may_be_another_word_is_not_minor(before, after):
    assert edit(content(before), content(after)).significance is Significance.SUBSTANTIVE


def test_a_slip_beside_another_link_or_speaker_is_not_minor():
    quote = linked("https://x.example/1", text="Das steht fuer dich hier.")
    for other in (
        linked("https://x.example/2", text="Das steht für dich hier."),
        linked("https://x.example/1", text="Das steht für dich hier", words="dich"),
    ):
        assert edit(content(quote), content(other)).significance is Significance.SUBSTANTIVE
