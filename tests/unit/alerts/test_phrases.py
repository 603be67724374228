"""The languages of messages: whole, alike, and written as their readers write."""

import ast as python
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given as holds_for
from hypothesis import strategies

from ingest.alerts import phrases as module
from ingest.alerts.phrases import Phrases, languages, phrases
from ingest.pipeline.causes import Code
from schemas.records.alerts import FailureCode
from schemas.records.citations import MismatchKind
from schemas.records.revisions import ChangeKind

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "ingest" / "alerts" / "languages"


class Variables(Visitor):
    """The variables of a pattern."""

    def __init__(self):
        self.found = set()

    def visit_VariableReference(self, node):  # noqa: N802 (the parser's name)
        self.found.add(node.id.name)


def messages_of(text):
    """Keys with the variables that each phrase uses."""
    found = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, entry.id.name
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.found
    return found


@pytest.fixture(scope="module")
def files():
    return {
        path.stem: messages_of(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.ftl")
    }


def test_english_and_german_are_there(files):
    assert set(files) >= {"en", "de"}
    assert set(languages()) == set(files)


def test_all_languages_have_the_same_keys(files):
    for language, found in files.items():
        assert set(found) == set(files["en"]), language


def test_a_phrase_uses_in_no_language_what_the_english_one_is_not_given(files):
    for language, found in files.items():
        for key, variables in found.items():
            assert variables <= files["en"][key], f"{language}: {key}"


def used_in_code():
    """Texts between quotation marks, and patterns of those put together: `f"fact-{name}"`."""
    named, made = set(), set()
    for path in (ROOT / "ingest" / "alerts").glob("*.py"):
        for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, python.Constant) and isinstance(node.value, str):
                named.add(node.value)
            if isinstance(node, python.JoinedStr):
                made.add("".join(map(_part, node.values)))
    for path in (ROOT / "ingest" / "alerts" / "templates").iterdir():
        named |= set(re.findall(r'say\("([a-z-]+)"', path.read_text(encoding="utf-8")))
    return named, [re.compile(each) for each in made if r"\-" in each]


def _part(value):
    """A piece of an f-string as a regular expression: any word may stand for what is put in."""
    return re.escape(value.value) if isinstance(value, python.Constant) else "[a-z_]+"


def test_no_key_is_unused(files):
    named, made = used_in_code()
    unused = [
        key
        for key in files["en"]
        if key not in named and not any(pattern.fullmatch(key) for pattern in made)
    ]
    assert unused == []


def test_no_key_that_code_says_is_missing(files):
    calls = re.compile(r"""\bsay\(\s*["']([a-z0-9-]+)["']""")
    asked = set()
    for path in (ROOT / "ingest" / "alerts").rglob("*.*"):
        if path.suffix in {".py", ".j2"}:
            asked |= set(calls.findall(path.read_text(encoding="utf-8")))
    assert len(asked) > 30
    assert asked - set(files["en"]) == set()


@pytest.mark.parametrize(
    ("family", "codes"), [("source", get_args(Code)), ("channel", get_args(FailureCode))]
)
def test_every_cause_and_its_remedy_are_said_in_every_language(files, family, codes):
    for found in files.values():
        for code in codes:
            assert {f"{family}-cause-{code}", f"{family}-remedy-{code}"} <= set(found)


def test_every_kind_of_change_and_of_mismatch_is_said_in_every_language(files):
    kinds = {f"change-{each}" for each in get_args(ChangeKind)}
    kinds |= {f"mismatch-{each}" for each in get_args(MismatchKind)}
    for found in files.values():
        assert kinds <= set(found)


@pytest.fixture
def with_french(tmp_path, monkeypatch):
    """A folder with a third language that lacks nearly everything."""
    for path in FOLDER.glob("*.ftl"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "fr.ftl").write_text("quoted = « { $text } »\n", encoding="utf-8")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    module._bundle.cache_clear()
    yield
    module._bundle.cache_clear()


def test_a_new_language_is_one_file_and_english_stands_in_for_what_it_lacks(with_french):
    say = Phrases("fr", "Europe/Paris")
    assert "fr" in languages()
    assert say.language == "fr"
    assert say.quoted("eau") == "« eau »"
    assert say("heading-changed") == "What changed"
    assert say.listed(["a", "b"]) == "a et b"
    assert say.moment("2022-01-11T18:47:00Z") == "11 janv. 2022, 19:47 CET"


def test_a_language_that_is_not_there_is_english():
    assert phrases("xx").language == "en"
    assert phrases("../en").language == "en"


def test_a_key_that_no_language_has_is_an_error():
    with pytest.raises(KeyError):
        phrases("de")("no-such-key")
    with pytest.raises(KeyError):
        phrases("en")("quoted")


AT = "2022-01-11T18:47:00Z"
MOMENTS = [
    ("en", "UTC", AT, "11 Jan 2022, 18:47 UTC"),
    ("en", "Europe/Berlin", AT, "11 Jan 2022, 19:47 CET"),
    ("de", "Europe/Berlin", AT, "11.01.2022, 19:47 MEZ"),
    ("de", "Europe/Berlin", "2022-07-11T18:47:00Z", "11.07.2022, 20:47 MESZ"),
    ("en", "Europe/London", AT, "11 Jan 2022, 18:47 GMT"),
    ("de", "America/New_York", AT, "11.01.2022, 13:47 EST"),
    ("en", "Asia/Kathmandu", AT, "12 Jan 2022, 00:32 UTC+05:45"),
    ("en", "America/Sao_Paulo", AT, "11 Jan 2022, 15:47 UTC-03:00"),
    ("en", "No/Where", AT, "11 Jan 2022, 18:47 UTC"),
    ("en", "UTC", None, ""),
    ("en", "UTC", "", ""),
    ("en", "UTC", "yesterday\nor so", "yesterday or so"),
    ("en", "UTC", "2022-01-11T18:47:00", "11 Jan 2022, 18:47 UTC"),
    ("en", "Asia/Tokyo", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ("en", "UTC", datetime(2022, 1, 11, 18, 47, tzinfo=UTC), "11 Jan 2022, 18:47 UTC"),
]


@pytest.mark.parametrize(("language", "zone", "at", "said"), MOMENTS)
def test_an_instant_is_told_in_the_readers_zone_with_its_name(language, zone, at, said):
    assert phrases(language, zone).moment(at) == said


def test_day_and_clock_are_told_apart():
    say = phrases("de", "Europe/Berlin")
    assert (say.day(AT), say.clock(AT)) == ("11.01.2022", "19:47 MEZ")


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SPANS = [
    (timedelta(seconds=-5), "0 min", "0 Min."),
    (40 * MINUTE, "40 min", "40 Min."),
    (99 * MINUTE, "99 min", "99 Min."),
    (100 * MINUTE, "2 h", "2 Std."),
    (3 * HOUR + 10 * MINUTE, "3 h", "3 Std."),
    (47 * HOUR, "47 h", "47 Std."),
    (2 * DAY, "2 days", "2 Tage"),
    (61 * DAY, "2 months", "2 Monate"),
    (800 * DAY, "2 years", "2 Jahre"),
]


@pytest.mark.parametrize(("length", "english", "german"), SPANS)
def test_a_span_is_told_in_one_unit(length, english, german):
    assert (phrases("en").span(length), phrases("de").span(length)) == (english, german)


def test_a_span_beside_another_is_told_in_the_unit_of_that():
    say = phrases("en")
    assert say.span(47 * HOUR, like=3 * DAY) == "2 days"
    assert say.span(25 * HOUR, like=3 * DAY) == "1 day"
    assert say.span(3 * HOUR, like=3 * DAY) == "3 h"


def test_lists_and_numbers_are_those_of_the_language():
    assert phrases("en").listed(["a", "b", "c"]) == "a, b and c"
    assert phrases("de").listed(["a", "b", "c"]) == "a, b und c"
    assert phrases("de")("left-out", n=12345) == "und 12.345 weitere"


@holds_for(strategies.text(max_size=60))
def test_what_is_put_into_a_phrase_is_data_and_never_read_as_fluent(text):
    for language in languages():
        said = phrases(language).quoted(text)
        assert said[1:-1] == text.translate(module._INNER_MARKS)
        assert not set(said[1:-1]) & set("“”„")
        assert phrases(language)("title-by", title=text, author="x").startswith(text)
