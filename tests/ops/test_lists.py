"""The lists: plain for people, JSON lines for programs, on both databases."""

from sqlalchemy import update

from schemas.tables import edits as edit_table
from tests.ops.alerting import one_database
from tests.ops.seeding import HOOK, STATEMENT_URL


def test_sources_show_their_health_and_what_they_hold(run, seeded):
    result = run("sources")
    assert result.exit_code == 0
    heading, *rows = result.stdout.splitlines()
    assert heading.split()[:2] == ["SOURCE", "KIND"]
    assert [row.split("  ")[0] for row in rows] == ["Telepolis forum", "Kremlin, English"]
    assert "1 + 1" in rows[0]


def test_sources_as_json_lines(lines_of, seeded):
    forum = next(row for row in lines_of("sources") if row["name"] == "Telepolis forum")
    assert forum["feeds"] == forum["pages"] == forum["documents"] == 1
    assert forum["state"] == "new"
    assert forum["created_at"].endswith("Z")


def test_posts_and_statements_are_listed_apart(lines_of, seeded):
    [post] = lines_of("posts")
    [statement] = lines_of("statements")
    assert (post["id"], post["edits"], post["cites"]) == (seeded.post, 1, 1)
    assert (statement["id"], statement["cited_by"]) == (seeded.statement, 1)


def test_escape_codes_of_a_title_never_reach_the_terminal(run, seeded):
    result = run("posts")
    assert "\x1b" not in result.stdout
    assert "Ships [31mred" in result.stdout


def test_edits_leave_out_echoes_unless_asked(lines_of, seeded):
    [edit] = lines_of("edits")
    assert edit["id"] == seeded.edit
    assert edit["significance"] == "substantive"
    [change] = edit["changes"]
    told = {"field": "text", "kind": "number", "before": "12", "after": "13"}
    assert change == told | {"before_span": None, "after_span": None, "reason": ""}
    assert len(lines_of("edits", "--echoes")) == 2


def test_an_edit_is_told_in_one_line(run, seeded):
    [_, row] = run("edits").stdout.splitlines()
    assert seeded.post in row
    assert "page 1→2" in row
    assert "changed, silent" in row
    assert "number “12” → “13”" in row


def test_citations_name_both_sides(run, lines_of, seeded):
    [row] = lines_of("citations")
    assert (row["post_id"], row["statement_id"]) == (seeded.post, seeded.statement)
    assert (row["method"], row["confidence"], row["url"]) == ("url", 0.98, STATEMENT_URL)
    assert "On the agreement" in run("citations").stdout


def test_alerts_show_the_last_answer_and_no_secret(run, lines_of, seeded):
    newest, oldest = lines_of("alerts")
    assert (newest["state"], newest["answer"]) == ("dead", "410 Gone")
    assert (oldest["state"], oldest["answer"]) == ("delivered", "200 OK")
    assert newest["channel"] == HOOK.label
    assert "topsecret" not in run("alerts").stdout + run("alerts", "--json").stdout


FILTERS = [
    (("posts", "--source", "Telepolis forum"), 1),
    (("posts", "--source", "telepolis FORUM"), 1),
    (("posts", "--source", "tele"), 1),
    (("posts", "--source", "Kremlin"), 0),
    (("posts", "--state", "gone"), 0),
    (("posts", "--state", "live"), 1),
    (("posts", "--author", "A. Writer"), 1),
    (("posts", "--author", "Writer"), 0),
    (("posts", "--edited"), 1),
    (("statements", "--edited"), 0),
    (("posts", "--since", "2d"), 1),
    (("posts", "--since", "1h"), 0),
    (("posts", "--until", "1h"), 1),
    (("posts", "--since", "2020-01-01"), 1),
    (("posts", "--until", "2020-01-01"), 0),
    (("edits", "--at-least", "substantive"), 1),
    (("edits", "--declared"), 0),
    (("edits", "--silent"), 1),
    (("edits", "--echoes", "--declared"), 1),
    (("edits", "--echoes", "--limit", "1"), 1),
    (("citations", "--method", "quotation"), 0),
    (("citations", "--statement", "kremlin:67568"), 1),
    (("citations", "--state", "lost"), 0),
    (("alerts", "--state", "dead"), 1),
    (("alerts", "--subscription", "desk"), 2),
    (("alerts", "--event", "post.gone"), 0),
    (("alerts", "--source", "Telepolis forum"), 2),
    (("alerts", "--channel", "desk.example"), 2),
    (("alerts", "--channel", HOOK.key), 2),
    (("alerts", "--channel", "100%"), 0),
    (("deliveries",), 2),
    (("deliveries", "--outcome", "refused"), 0),
    (("deliveries", "--outcome", "delivered"), 1),
    (("deliveries", "--outcome", "try-later"), 0),
    (("deliveries", "--channel", "WEBHOOK:"), 2),
    (("deliveries", "--subscription", "DES"), 2),
    (("deliveries", "--since", "5h30m"), 1),
    (("deliveries", "--until", "5h30m"), 1),
    (("deliveries", "--event", "post.gone"), 0),
    (("sources", "--state", "failing"), 0),
    (("sources", "--source", "Kremlin"), 1),
]


def test_filters_narrow_a_list(lines_of, seeded):
    found = [(words, len(lines_of(*words))) for words, _ in FILTERS]
    assert found == FILTERS


def test_edits_of_one_document(lines_of, seeded):
    assert len(lines_of("edits", "--document", seeded.post[:6])) == 1
    assert lines_of("edits", "--document", seeded.statement) == []


def test_an_empty_list_says_so_beside_the_output(run, store):
    result = run("edits")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "No edit fits.\n"


def test_an_empty_json_list_is_empty(run, store):
    assert run("edits", "--json").output == ""


def test_deliveries_are_the_history_with_what_the_other_side_answered(run, lines_of, seeded):
    newest, oldest = lines_of("deliveries")
    assert (newest["alert_id"], newest["answer"]) == (seeded.dead, "410 Gone")
    assert (oldest["alert_id"], oldest["answer"]) == (seeded.delivered, "200 OK")
    assert lines_of("deliveries", "--alert", seeded.dead[:9]) == [newest]
    shown = run("deliveries").stdout
    assert "410 Gone" in shown
    assert "topsecret" not in shown


def test_a_list_that_is_cut_says_how_much_there_is(run, seeded):
    for command in ("alerts", "deliveries"):
        result = run(command, "--limit", "1")
        assert result.stderr == "1 of 2 shown: --limit shows more.\n"
        assert run(command, "--limit", "2").stderr == ""
    narrowed = run("alerts", "--limit", "1", "--state", "dead")
    assert narrowed.stderr == ""


@one_database
def test_a_subscription_that_is_none_is_answered_with_the_nearest(run, seeded):
    result = run("alerts", "--subscription", "desc")
    assert result.exit_code == 1
    assert "did you mean `desk`?" in result.stderr


def test_a_story_is_all_that_was_told_as_one(store, lines_of, seeded):
    assert [row["id"] for row in lines_of("edits", "--story", seeded.edit)] == [seeded.edit]
    with store.write() as connection:
        told = edit_table.c.echo_of == seeded.edit
        values = {"echo_of": None, "story_of": seeded.edit}
        connection.execute(update(edit_table).where(told).values(values))
    first, second = lines_of("edits", "--story", seeded.edit[:8])
    assert {first["id"], second["id"]} == {row["id"] for row in lines_of("edits")}
    assert lines_of("edits", "--story", first["id"]) == lines_of("edits", "--story", second["id"])
