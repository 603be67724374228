"""`show` and `diff`."""

import json

import pytest

from tests.ops.seeding import PASSAGE, POST_URL, STATEMENT_URL


def test_show_tells_the_whole_history(run, seeded):
    shown = run("show", seeded.post).stdout
    for told in (
        f"post {seeded.post}: live",
        "Telepolis forum",
        POST_URL,
        "page 2",
        "“Das Posting wurde vom Benutzer editiert.”",
        "page 1→2: changed, silent, substantive",
        "number “12” → “13”",
        "told already by another view",
        "by url, certain, confidence 0.98, held: On the agreement",
        f"post:      “{PASSAGE}”",
        f"statement: “{PASSAGE}”",
        "410 Gone",
        f"alert {seeded.dead}",
    ):
        assert told in shown
    assert "topsecret" not in shown
    assert "\x1b" not in shown


def test_show_of_a_statement_names_the_posts_that_cite_it(run, seeded):
    shown = run("show", seeded.statement).stdout
    assert "Cited by" in shown
    assert f"(post {seeded.post})" in shown


def test_show_as_json_is_one_object(run, seeded):
    [line] = run("show", seeded.post, "--json").stdout.splitlines()
    shown = json.loads(line)
    assert shown["id"] == seeded.post
    assert [row["seq"] for row in shown["revisions"]] == [2, 1]
    assert shown["cites"][0]["evidence"]["quotations"][0]["score"] == 1.0
    assert shown["alerts"][0]["deliveries"][0]["answer"] == "410 Gone"


@pytest.mark.parametrize("name", ["post", "edit", "delivered"])
def test_a_document_is_meant_by_any_id_about_it(run, seeded, name):
    shown = run("show", getattr(seeded, name)[:8])
    assert shown.stdout.startswith(f"post {seeded.post}")


@pytest.mark.parametrize(
    "address", [STATEMENT_URL, "https://en.kremlin.ru/events/president/news/67568/print"]
)
def test_a_document_is_meant_by_its_address(run, seeded, address):
    assert run("show", address).stdout.startswith(f"statement {seeded.statement}")


@pytest.mark.parametrize(
    "unknown", ["ffffffffffffffff", "zzz", "%", "", "https://nowhere.example/1"]
)
def test_what_is_not_known_is_one_sentence(run, seeded, unknown):
    result = run("show", unknown)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "palimpsest posts" in result.stderr


def test_diff_marks_words_and_links(run, seeded):
    told = run("diff", seeded.post).stdout
    assert "They counted [-12-]{+13+} ships." in told
    assert "- https://linked.example/1" in told
    assert "+ https://linked.example/2" in told


def test_diff_for_programs_holds_operations_that_make_the_other_text(run, seeded):
    told = json.loads(run("diff", seeded.post, "--json").stdout)
    assert (told["document"], told["view"], told["from"], told["to"]) == (seeded.post, "page", 1, 2)
    (step,) = [op for op in told["text"]["operations"] if op["op"] == "replace"]
    assert (step["old"], step["new"]) == ("12", "13")
    assert step["before"][1] - step["before"][0] == 2


@pytest.mark.parametrize("words", [("1", "2"), ("1",), ("1", "2", "--view", "page")])
def test_diff_of_named_revisions(run, seeded, words):
    assert "[-12-]{+13+}" in run("diff", seeded.post, *words).stdout


def test_diff_backwards_shows_the_way_back(run, seeded):
    assert "[-13-]{+12+}" in run("diff", seeded.post, "2", "1").stdout


def test_diff_of_an_edit_by_its_id(run, seeded):
    assert "page 1 → 2" in run("diff", seeded.edit).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("1", "7"), "There is no revision page 7"),
        (("1", "2", "--view", "api"), "was never seen in the view api"),
    ],
)
def test_diff_of_what_is_not_there_is_one_sentence(run, seeded, words, sentence):
    result = run("diff", seeded.post, *words)
    assert result.exit_code == 1
    assert sentence in result.stderr


def test_diff_of_a_single_revision_says_so(run, seeded):
    result = run("diff", seeded.statement)
    assert result.exit_code == 1
    assert "one revision only" in result.stderr
