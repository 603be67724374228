import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.lexicon.figures import agree, comparable, figures_in


def values(text, language):
    return [f"{one.value} {one.unit}".strip() for one in figures_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "six", "6"), ("de", "sechs", "6"), ("ru", "шести", "6"), ("fr", "six", "6"),
        ("es", "seis", "6"), ("it", "sei", "6"), ("uk", "шість", "6"), ("pl", "sześciu", "6"),
        ("tr", "altı", "6"), ("zh", "六十五", "65"), ("en", "6", "6"), (None, "6", "6"),
        ("en", "twenty-five", "25"), ("de", "fünfundzwanzig", "25"), ("ru", "двадцати пяти", "25"),
        ("fr", "vingt-cinq", "25"), ("es", "veinticinco", "25"), ("it", "venticinque", "25"),
        ("es", "treinta y cinco", "35"), ("uk", "двадцять п’ять", "25"),
        ("pl", "dwadzieścia pięć", "25"), ("tr", "yirmi beş", "25"), ("tr", "iki bin beş", "2005"),
        ("fr", "vingt et un", "21"), ("fr", "soixante-dix-sept", "77"),
        ("fr", "quatre-vingt-dix-neuf", "99"), ("fr", "quatre-vingts", "80"),
        ("fr", "cent quatre-vingt-trois", "183"), ("fr", "soixante et onze", "71"),
        ("en", "two hundred and fifty", "250"), ("de", "zweihundertfünfzig", "250"),
        ("ru", "двести пятьдесят", "250"), ("fr", "deux cent cinquante", "250"),
        ("it", "duecentocinquanta", "250"), ("en", "one hundred one", "101"),
        ("en", "a hundred", "100"), ("de", "einhundert", "100"), ("ru", "сто", "100"),
        ("en", "six thousand", "6000"), ("fr", "six mille", "6000"), ("de", "sechstausend", "6000"),
        ("ru", "шесть тысяч", "6000"), ("es", "seis mil", "6000"), ("it", "seimila", "6000"),
        ("de", "zwölftausenddreihundertvierzehn", "12314"),
        ("en", "twelve thousand three hundred and fourteen", "12314"),
        ("ru", "двенадцать тысяч триста четырнадцать", "12314"),
        ("de", "2,5 Mio.", "2500000"), ("en", "2.5 million", "2500000"),
        ("ru", "2,5 млн", "2500000"), ("fr", "2,5 millions", "2500000"),
        ("en", "2 500 000", "2500000"), ("de", "2.500.000", "2500000"),
        ("en", "2,500,000", "2500000"), ("de", "2'500'000", "2500000"),
        ("fr", "2\u202f500\u202f000", "2500000"),
        ("en", "two and a half million", "2500000"), ("de", "zweieinhalb Millionen", "2500000"),
        ("ru", "два с половиной миллиона", "2500000"),
        ("fr", "deux millions et demi", "2500000"), ("es", "mil millones", "1000000000"),
        ("de", "3 Mrd. Euro", "3000000000 eur"), ("en", "€3 billion", "3000000000 eur"),
        ("fr", "3 milliards d’euros", "3000000000 eur"),
        ("ru", "3 млрд евро", "3000000000 eur"), ("en", "$5 million", "5000000 usd"),
        ("de", "fünf Millionen Dollar", "5000000 usd"),
        ("fr", "5 millions de dollars", "5000000 usd"), ("de", "anderthalb", "1.5"),
        ("ru", "полтора миллиона", "1500000"), ("de", "eine halbe Million", "500000"),
        ("en", "half a million", "500000"), ("ru", "полмиллиона", "500000"),
        ("fr", "un demi-million", "500000"), ("de", "ein Drittel", "1/3"),
        ("en", "one third", "1/3"), ("en", "a third of", "1/3"), ("ru", "треть", "1/3"),
        ("fr", "un tiers", "1/3"), ("de", "zwei Drittel", "2/3"), ("en", "two-thirds", "2/3"),
        ("ru", "две трети", "2/3"), ("fr", "deux tiers", "2/3"), ("de", "drei Viertel", "0.75"),
        ("de", "die Hälfte", "0.5"), ("fr", "la moitié", "0.5"), ("ru", "половина", "0.5"),
        ("de", "12,5 %", "12.5 pct"), ("en", "12.5 percent", "12.5 pct"),
        ("ru", "12,5 процента", "12.5 pct"), ("fr", "12,5 pour cent", "12.5 pct"),
        ("en", "12.5 percentage points", "12.5 pp"), ("de", "12,5 Prozentpunkte", "12.5 pp"),
        ("de", "weniger als 6 Stunden", "6 h"), ("en", "under six hours", "6 h"),
        ("ru", "менее шести часов", "6 h"), ("fr", "moins de six heures", "6 h"),
        ("en", "a six-hour flight", "6 h"), ("en", "-5 degrees", "-5 c"),
        ("en", "the twenty-first century", "21"), ("ru", "XXI век", "21"),
        ("en", "the 21st century", "21"), ("fr", "Chapitre VII", "7"), ("ru", "20-й съезд", "20"),
        ("en", "tens of thousands", "10000"), ("ru", "десятки тысяч", "10000"),
        ("de", "Zehntausende", "10000"), ("fr", "des dizaines de milliers", "10000"),
        ("en", "dozens", "10"), ("de", "Hunderte", "100"), ("ru", "сотни", "100"),
        ("zh", "三百五十万", "3500000"), ("en", "two dozen", "24"),
        ("de", "11. Januar 2022", "2022-01-11"), ("en", "January 11, 2022", "2022-01-11"),
        ("de", "11.01.2022", "2022-01-11"), ("en", "2022-01-11", "2022-01-11"),
        ("ru", "11 января 2022 года", "2022-01-11"), ("fr", "11 janvier 2022", "2022-01-11"),
        ("es", "11 de enero de 2022", "2022-01-11"), ("uk", "11 січня 2022 року", "2022-01-11"),
        ("pl", "11 stycznia 2022", "2022-01-11"), ("tr", "11 Ocak 2022", "2022-01-11"),
        ("it", "11 gennaio 2022", "2022-01-11"), ("zh", "2022年1月11日", "2022-01-11"),
        ("ru", "11 января", "--01-11"), ("en", "the 11th of January", "--01-11"),
        ("fr", "1er janvier", "--01-01"), ("ru", "одиннадцатого января", "--01-11"),
        ("en", "11 Jan. 2022", "2022-01-11"), ("en", "in May", "--05"), ("de", "im Mai", "--05"),
        ("en", "January 2022", "2022-01"), ("en", "in 2022", "2022"), ("ru", "в 2022 году", "2022"),
        ("de", "um 19.47 Uhr", "19:47"), ("en", "at 7:47 p.m.", "19:47"),
        ("fr", "à 19h47", "19:47"),
        ("en", "at 7 pm", "19:00"), ("de", "um 19 Uhr", "19:00"), ("de", "19 Uhr 47", "19:47"),
        ("en", "twice", "2"), ("ru", "дважды", "2"), ("de", "zweimal", "2"),
        ("fr", "deux heures et demie", "2.5 h"),
        ("en", "a year and a half", "1.5 year"), ("de", "eineinhalb Stunden", "1.5 h"),
    ],
)  # fmt: skip
def test_a_figure_has_one_value_in_all_languages(language, text, expected):
    assert values(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one of them"), ("de", "ein Mann"), ("fr", "une femme"), ("ru", "один из них"),
        ("en", "the G20 and COVID-19"), ("en", "F-16 and 5G"), ("en", "they may march on"),
        ("fr", "la marche"), ("en", "he is on air"), ("de", "im Viertel"),
        ("de", "die Macht"),
        ("de", "die halbe Welt"), ("de", "der halben Verbündeten"), ("it", "per tutti"),
        ("zh", "一"), ("en", "9" * 40), ("de", "ein und derselbe"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_none(language, text):
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "between 5 and 10 million people", ["5", "10000000"]),
        ("de", "10–15 Prozent bis 2030", ["10", "15 pct", "2030"]),
        ("ru", "из 126 погибли 24, ранены шестеро", ["126", "24", "6"]),
        ("en", "On January 6, 8 soldiers", ["--01-06", "8"]),
        ("en", "two and three", ["2", "3"]),
        ("en", "six. Ten", ["6", "10"]),
        ("fr", "cent à deux cents", ["100", "200"]),
    ],
)
def test_several_figures_stay_several(language, text, expected):
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("de", "Mehr als 2006 Helfer", ["number"]), ("en", "2006 helpers", ["number"]),
        ("en", "from 2600 to 2006 helpers", ["number", "number"]),
        ("fr", "plus de 2006 volontaires", ["number"]), ("ru", "до 2006 человек", ["number"]),
        ("de", "im Jahr 2006", ["date"]), ("de", "seit 2006", ["date"]),
        ("en", "in 2006", ["date"]), ("en", "the war of 2006.", ["date"]),
        ("fr", "en 2006", ["date"]), ("ru", "в 2006 г.", ["date"]), ("en", "(2006)", ["date"]),
        ("en", "between 2006 and 2010", ["date", "date"]), ("ru", "1941–1945", ["date", "date"]),
    ],
)  # fmt: skip
def test_four_digits_are_a_year_only_where_a_sign_of_one_stands(language, text, kinds):
    assert [one.kind for one in figures_in(text, language)] == kinds


def test_a_number_may_stand_for_a_year_and_differ_from_it():
    (bare,), (dated,) = figures_in("2006", "en"), figures_in("в 2008 году", "ru")
    assert comparable(bare, dated)
    assert not agree(bare, dated)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "weniger als 6 Stunden"), ("en", "under six hours")),
        (("de", "11. Januar"), ("en", "January 11, 2022")),
        (("en", "01/11/2022"), ("de", "11.1.2022")), (("en", "01/11/2022"), ("en", "Nov 1, 2022")),
        (("de", "1.500"), ("en", "1,500")), (("de", "1,500"), ("en", "1,500")),
        (("de", "50 %"), ("en", "half")), (("de", "33 Prozent"), ("fr", "un tiers")),
        (("en", "48 hours"), ("ru", "двое суток")),
        (("en", "6 miles"), ("de", "9,7 km")), (("en", "1,000 kg"), ("ru", "1 тонна")),
        (("en", "hundreds"), ("fr", "350")), (("ru", "в 8 часов"), ("en", "8 o'clock")),
        (("en", "2022"), ("ru", "11 января 2022 года")), (("en", "2022"), ("ru", "в 2022 году")),
        (("en", "12 months"), ("de", "1 Jahr")),
        (("de", "um 7 Uhr"), ("en", "at 7 p.m.")), (("en", "21st"), ("ru", "XXI")),
    ],
)  # fmt: skip
def test_figures_agree_by_what_they_mean(one, other):
    assert any(
        agree(a, b) for a in figures_in(one[1], one[0]) for b in figures_in(other[1], other[0])
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "6 Stunden"), ("en", "8 hours")), (("de", "6 Stunden"), ("en", "6 days")),
        (("de", "11. Januar"), ("en", "January 12, 2022")), (("en", "2022"), ("en", "2021")),
        (("en", "6 %"), ("en", "6 percentage points")), (("en", "$5"), ("en", "€5")),
        (("de", "6 Millionen"), ("en", "6 billion")), (("de", "6 Milliarden"), ("en", "6 million")),
        (("en", "hundreds"), ("en", "thousands")), (("en", "19:47"), ("en", "19:48")),
        (("de", "Januar"), ("ru", "в феврале")), (("en", "-5"), ("en", "5")),
        (("de", "1.200 Meter"), ("en", "1,200 km")), (("de", "zwei Wochen"), ("fr", "deux mois")),
    ],
)  # fmt: skip
def test_figures_that_say_something_else_do_not_agree(one, other):
    (a,), (b,) = figures_in(one[1], one[0]), figures_in(other[1], other[0])
    assert not agree(a, b)
    assert not agree(b, a)


LANGUAGES = st.sampled_from([None, "de", "en", "ru", "fr", "es", "it", "uk", "pl", "tr", "zh"])
PIECES = (
    "two|hundred|and|a|half|six-hour|11.|Januar|2022|-|$|5,000|1.2.3|ein|hundert|zwei|Millionen|"
    "quatre|vingt|et|un|тысяча|двести|XIV|12:30|p.m.|%|of|2022年1月|三万|o'clock|Uhr|year|Montag"
)
WRITTEN = st.lists(st.sampled_from([*PIECES.split("|"), "9" * 26]))


@settings(deadline=None)
@given(st.one_of(st.text(), WRITTEN.map(" ".join), WRITTEN.map("".join)), LANGUAGES)
def test_figures_are_in_order_true_to_their_spans_and_agree_with_themselves(text, language):
    found = figures_in(text, language)
    ends = [0, *(one.span[1] for one in found)]
    for one, end in zip(found, ends, strict=False):
        assert end <= one.span[0] < one.span[1] <= len(text)
        assert agree(one, one)


@settings(deadline=None)
@given(st.integers(0, 10**9), LANGUAGES)
def test_a_number_in_digits_is_read_as_itself_however_it_is_grouped(number, language):
    for text in (f"x {number} x", f"x {number:,} x".replace(",", "\u202f")):
        (one,) = figures_in(text, language)
        assert str(number) in one.readings


@pytest.mark.parametrize(
    "text",
    ["1" * 300_000, "1 " * 150_000, "hundred " * 40_000, "1.1." * 75_000, "11 222" * 50_000,
     "hunderttausend" * 20_000, "四" * 300_000, "-" * 300_000, "quatre-vingt-" * 20_000],
)  # fmt: skip
def test_hostile_texts_are_read_to_their_end(text):
    found = figures_in(f"{text} 7 hours", None)
    assert re.search(r"\b7\b", found[-1].value) or found[-1].span[1] == len(text) + 8
