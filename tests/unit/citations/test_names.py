import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.attribution import Naming, pointing_at
from ingest.citations.names import names_of, numbers_in
from ingest.citations.speaker_labels import behind_label, speaker_at
from ingest.citations.words import words_of
from ingest.lexicon.name_folding import name_keys
from ingest.lexicon.speakers import speakers_for
from ingest.urls.offices import OFFICES
from schemas.records.texts import Block, RichText


def names(text="", *, title=None, author=None, publisher=None):
    return names_of(text, title=title, author=author, publisher=publisher)


def cues(post, one):
    text = RichText.of(post)
    return {each.cue for each in Naming(text, words_of(text.visible)).pointers(one)}


@pytest.mark.parametrize(
    ("line", "surname"),
    [
        ("Vladimir Putin: Colleagues,", "Putin"),
        ("В.Путин: Уважаемые коллеги!", "Путин"),
        ("Kassym-Jomart Tokayev (retranslated): Thank you.", "Tokayev"),
        ("Maren Tolvik (through an interpreter): Yes.", "Tolvik"),
    ],
)
def test_who_speaks_is_read_from_the_labels_of_a_transcript(line, surname):
    assert names(f"Good afternoon.\n{line}").surnames >= name_keys(surname)


@pytest.mark.parametrize(
    ("label", "surname"),
    [
        ("Le ministre Odon Fervane :", "Fervane"),
        ("La ministre Solène Darquier:", "Darquier"),
        ("Le ministre Fervane :", "Fervane"),
        ("Le ministre de l’énergie Odon Fervane :", "Fervane"),
        ("President of Halden Maren Tolvik:", "Tolvik"),
        ("Minister of Agriculture Anna Petrova:", "Petrova"),
        ("Deputy Prime Minister of the Islands Anna Petrova:", "Petrova"),
        ("Bundesministerin für Fischerei Ilse Harmsen:", "Harmsen"),
        ("Министр иностранных дел Глеб Орлов:", "Орлов"),
        ("Официальный представитель МИД Анна Орлова:", "Орлова"),
    ],
)
def test_a_label_may_name_the_office_before_the_speaker(label, surname):
    assert names(f"{label} It is so.").surnames == name_keys(surname)


@pytest.mark.parametrize(
    "line",
    [
        *("Question: And now?", "We have three goals: one, two.", "at 19:47", "", ": "),
        *("Moscow: rain", "Und dann: nichts", "Eine Frage: ja", "Note: rien", "Erste Frage: ja"),
        *("Le ministre de la Santé : non", "The Minister of Health: no", "Secretary of State: x"),
        *("Der Minister sagte zu Anna Petrova: ja", "Frage an Ministerin Anna Petrova: ja"),
        *("Le ministre a déclaré à Anna Petrova : oui", "Министр здравоохранения: да"),
    ],
)
def test_other_lines_with_a_colon_name_nobody(line):
    assert names(line).surnames == frozenset()


def test_the_last_label_before_a_place_says_who_speaks_there():
    text = "Good afternoon.\nMaren Tolvik: Yes.\nAnd more.\nOdon Fervane: No."
    places = [text.index(words) for words in ("Good", "Maren", "Yes", "more", "Fervane", "No.")]
    said = [speaker_at(text, at) for at in places]
    assert said == [None, "Tolvik", "Tolvik", "Tolvik", "Fervane", "Fervane"]


@settings(deadline=None)
@given(st.text("aB: \n.", max_size=250), st.integers(0, 250))
def test_a_label_is_only_ever_skipped_from_inside_of_it(text, at):
    at = min(at, len(text))
    behind = behind_label(text, at)
    assert at <= behind <= len(text)
    skipped = text[at:behind]
    assert not skipped or (skipped.endswith(":") and "\n" not in skipped)


@pytest.mark.parametrize(
    "text", ["Aa " * 400_000, "Aa Bb: " * 200_000, "Aa Bb\n" * 200_000, ":" * 10**6]
)
def test_hostile_lines_are_read_no_further_than_labels_reach(text):
    cut = text[: text.rfind("\n", 0, 300) + 1 or 300]
    assert behind_label(text, 50) == behind_label(cut, 50)
    assert behind_label(text, len(text) - 1) >= len(text) - 1
    assert speaker_at(text, len(text) - 1) in (None, "Bb")


def test_chinese_speakers_are_known_by_all_their_signs():
    assert names("陆之衡：各位同事").whole_names == (("陆", "之", "衡"),)
    assert cues("陆之衡周一说", names(author="陆之衡")) == {"speaker"}
    assert cues("之衡周一说", names(author="陆之衡")) == set()


@pytest.mark.parametrize(
    "post",
    ["Putin sagte", "Путина спросили", "a dit Poutine", "普京说", "laut Kreml", "Putins Rede"],
)
def test_the_speaker_and_the_office_of_a_publisher_are_known_in_all_spellings(post):
    assert cues(post, names(publisher="kremlin")) & {"speaker", "office"}


@pytest.mark.parametrize(
    "name",
    [
        "Tokayev",
        "Tokaev",
        "Tokajew",
        "Tokajev",
        "Toqajev",
        "Toqajew",
        "Tokáyev",
        "Токаев",
        "Тоқаев",
    ],
)
def test_every_spelling_of_official_md_names_the_president_of_kazakhstan(name):
    assert cues(f"{name} spoke", names(publisher="akorda")) == {"speaker"}


def test_an_office_in_the_possessive_is_still_the_office():
    one = names(publisher="mfa-china")
    assert cues("the Chinese foreign ministry's statement", one) == {"office"}


def test_a_small_word_that_reads_like_a_name_is_none():
    assert cues("they trump everything", names(publisher="whitehouse")) == set()


def test_only_long_titles_name_a_statement():
    long = "Address to the participants of the forum on trade"
    assert cues(f"siehe: {long.upper()}!", names(title=long)) == {"title"}
    assert (
        cues("siehe Meeting with the Government", names(title="Meeting with the Government"))
        == set()
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Memo M-13-13 says", ["M-13-13"]),
        ("№ 1383-22-09-2011.", ["1383-22-09-2011"]),
        ("IP/22/5375 and A/RES/77/1", ["IP/22/5375", "A/RES/77/1"]),
        ("on 2022-01-10, 11/01/2022 and 2021/22", []),
        ("AC/DC, e-mail, x/y, http://a.example/1-2/3", []),
    ],
)
def test_document_numbers_are_told_from_dates_and_addresses(text, found):
    assert [number for number, _ in numbers_in(text)] == found


def test_a_name_in_the_passage_does_not_point_at_it():
    post = RichText(blocks=(Block(text="Putin: Putin sprach"),))
    pointers = Naming(post, words_of(post.visible)).pointers(names(publisher="kremlin"))
    assert pointing_at(pointers, (7, 19)) == "speaker"
    assert pointing_at(pointers, (0, 19)) is None


def test_every_speaker_is_of_an_office_that_we_know():
    known = {office.name for office in OFFICES}
    assert {office for office in known if speakers_for(office).names} <= known
    assert speakers_for("nobody") == speakers_for(None)
    missing = {office for office in known if speakers_for(office) == speakers_for(None)}
    assert missing == set()
