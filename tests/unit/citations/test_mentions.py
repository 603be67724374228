from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.mentions import KnownStatement, find_mentions
from ingest.citations.mentions_dates import dates_mentioned
from ingest.citations.mentions_titles import titles_mentioned
from schemas.records.texts import Block, Link, RichText
from tests.evaluation.citations.mentions import measure

WRITTEN = datetime(2022, 3, 2, 18, 0, tzinfo=UTC)
TITLE = "Address to the participants of the forum on river trade"


def statement(key="kremlin:1", day="2022-02-21T17:00", **more):
    given_ = {"url": f"http://office.example/{key}", "publisher": "kremlin"} | more
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return KnownStatement(statement_key=key, published_at=published, **given_)


def mentions(post, *known, at=WRITTEN):
    text = post if isinstance(post, RichText) else RichText.of(post)
    return find_mentions(text, known or (statement(),), published_at=at)


@pytest.mark.parametrize(
    "post",
    [
        "In his address of 21 February 2022 Putin spoke at length.",
        "Putin sagte am 21. Februar, dass es so nicht weitergehe.",
        "В послании от 21 февраля Путин об этом говорил.",
        "Dans son discours du 21 février, le président russe a dit autre chose.",
        "普京2月21日的讲话很清楚。",
        "Laut Kreml, Erklärung vom 21.02.2022.",
    ],
)
def test_a_speaker_or_office_beside_a_date_and_a_word_of_speech_is_a_mention(post):
    (found,) = mentions(post)
    assert (found.method, found.certainty, found.statement_key) == (
        "mention",
        "possible",
        "kremlin:1",
    )
    (mention,) = found.mentions
    assert mention.date == "2022-02-21"
    assert mention.speaker in post
    start, end = mention.post
    assert mention.speaker in RichText.of(post).visible[start:end]


@pytest.mark.parametrize(
    "post",
    [
        "On 21 February 2022 my daughter was born. Putin said nothing.",
        "Putin will be seventy. He spoke. It was 21 February 2022.",
        "Putin and 21 February 2022: two things.",
        "In February 2022 Putin spoke at length.",
        "> Putin said on 21 February 2022 that he would.",
        "Scholz said on 21 February 2022 that he would.",
    ],
)
def test_a_name_and_a_date_that_do_not_belong_together_are_none(post):
    assert mentions(post) == ()


def test_what_fits_two_statements_is_no_citation_and_two_faces_are_one():
    post = "Putin said on 21 February 2022 that he would."
    assert mentions(post, statement("kremlin:1"), statement("kremlin:2")) == ()
    faces = (statement(language="ru"), statement(language="en"))
    assert len(mentions(post, *faces)) == 1


def test_a_statement_after_the_post_is_not_mentioned():
    post = "Putin will give a speech on 21 February 2022."
    assert mentions(post, at=datetime(2022, 2, 20, tzinfo=UTC)) == ()


def test_a_title_set_apart_that_one_statement_has_is_a_mention():
    one = statement(title=TITLE)
    (found,) = mentions(f"Read the “{TITLE}”!", one)
    assert found.mentions[0].title == TITLE
    label = Block(text=TITLE, links=(Link(start=0, end=len(TITLE), url="http://a.example/"),))
    assert len(mentions(RichText(blocks=(label,)), one)) == 1
    assert mentions(f"{TITLE} and so on", one) == ()


def test_a_title_that_comes_back_needs_its_date():
    every = [statement(f"kremlin:{n}", f"2022-02-{n}T10:00", title=TITLE) for n in (11, 21)]
    assert mentions(f"Read the “{TITLE}”!", *every) == ()
    (found,) = mentions(f"Read the “{TITLE}” of 11 February 2022!", *every)
    assert found.statement_key == "kremlin:11"


def days(text, at=WRITTEN):
    return [one.days[0] for one in dates_mentioned(RichText.of(text), published_at=at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am 10. Januar 2022", [date(2022, 1, 10)]),
        ("January 10, 2022, 14:10", [date(2022, 1, 10)]),
        ("10 января 2022 года", [date(2022, 1, 10)]),
        ("2021年5月12日", [date(2021, 5, 12)]),
        ("am 10. Januar", [date(2022, 1, 10)]),
        ("am 10. Dezember", [date(2021, 12, 10)]),
        ("am 3. März", [date(2022, 3, 3)]),
        ("am 4. März", [date(2021, 3, 4)]),
        ("im Januar 2022, im Mai, 2021", []),
        ("am 29. Februar", []),
        ("am 31.02.2022", []),
    ],
)
def test_days_are_read_with_the_year_that_the_post_leaves_out(text, expected):
    assert days(text) == expected


def test_without_a_date_of_the_post_a_day_without_a_year_is_unknown():
    assert days("am 10. Januar", at=None) == []
    assert days("am 10. Januar 2022", at=None) == [date(2022, 1, 10)]


def test_titles_are_what_stands_between_marks_or_is_linked_and_is_long_enough():
    post = RichText.of(f"“{TITLE}.” and „Maidan“\n> “Not mine but of an earlier post it is”")
    assert titles_mentioned(post) == (TITLE,)


@given(st.text(max_size=300))
def test_no_text_is_bad_enough_to_raise_and_spans_are_true(text):
    post = RichText.of(text)
    for one in dates_mentioned(post, published_at=WRITTEN):
        assert 0 <= one.span[0] < one.span[1] <= len(post.visible)
    titles = titles_mentioned(post)
    assert all(title in post.visible for title in titles)
    find_mentions(post, (statement(title="a b c d e"),), published_at=WRITTEN)


def test_a_chronicle_of_names_and_dates_takes_bounded_work():
    post = RichText.of("Putin sagte am 21. Februar 2022 viel. " * 5_000)
    known = [statement(f"kremlin:{n}") for n in range(1_000)]
    assert len(dates_mentioned(post, published_at=WRITTEN)) <= 50
    assert mentions(post, *known) == ()


def test_the_written_posts_are_told_as_the_decision_says():
    figures = {figure.what: figure.value for figure in measure().figures}
    assert min(figures.values()) >= 0.9


def test_a_day_counts_wherever_the_office_is():
    late = statement(day="2022-02-22T01:00")  # evening of the 21st in Washington
    assert late.is_of([date(2022, 2, 21)])
    assert late.is_of([date(2022, 2, 22)])
    assert not late.is_of([date(2022, 2, 21) - timedelta(days=1)])
