"""The one line that says it all: who did what to which words, with what effect, and how openly."""

import pytest
from hypothesis import given as holds_for
from hypothesis import strategies

from ingest.alerts.phrases import phrases
from ingest.alerts.wording import LONGEST_LINE, headline, what_happened
from tests.unit.alerts.conftest import CITATION, DOCUMENT, EDIT, payload_of
from tests.unit.alerts.occasions import OCCASIONS

SAY = phrases("en", "Europe/Berlin")
SAGT = phrases("de", "Europe/Berlin")
URL = CITATION["url"]
SENTENCE = "Er sagte: „Wir haben die Lage im Griff, und daran wird sich nichts ändern.“"
REPLACED = "mueller changed “6” to “8” in “Putins Statement”"
END = "3 h after posting, silently"


def change(kind, before, after, field="text"):
    return {"field": field, "kind": kind, "before": before, "after": after}


def edit(*changes, **fields):
    silent = {"declared": False, "declared_at": None, "declared_by": None, "diff": ""}
    seen = {"changed_after": "2022-01-11T11:50:00Z", "changed_before": "2022-01-11T12:10:00Z"}
    return {**EDIT, **silent, **seen, "changes": list(changes), **fields}


NUMBER = change("number", "6", "8")


def said(event_type="post.edited", *, say=SAY, **fields):
    return headline(payload_of(event_type, **{"citations": [], **fields}), say)


def cited(status, *passages, **fields):
    quotations = [
        {"post": [0, 1], "statement": [0, 1], "post_text": each, "statement_text": "We"}
        for each in passages
    ]
    return {**CITATION, "status": status, "quotations": quotations, **fields}


def test_the_line_of_the_issue_is_told_in_both_languages():
    payload = OCCASIONS["citation removed"].payload
    assert headline(payload, SAY) == (
        "Telepolis forum: mueller removed the sentence quoting kremlin 67568 from “Putins "
        "Statement”, 3 h after posting, silently"
    )
    assert headline(payload, SAGT) == (
        "Telepolis forum: mueller strich den Satz mit dem Zitat aus kremlin 67568 in „Putins "
        "Statement“, 3 Std. nach dem Posten, stillschweigend"
    )


def test_a_statement_is_told_with_how_many_posts_quote_it():
    assert headline(OCCASIONS["quoted by many"].payload, SAY) == (
        "Kremlin, English: “as aggression” → “as an act of aggression” in “CSTO summit”, quoted by "
        "40 posts, of which 1 no longer matches, 23 h after publication, silently"
    )


CHANGES = [
    # figures, dates, names and negations before the rest
    ([change("wording", "a", "b"), NUMBER], f"{REPLACED}, 1 more place changed, "),
    ([change("removal", SENTENCE, ""), change("date", "5.", "6.")], "changed “5.” to “6.”"),
    ([change("move", "a", "a"), change("name", "", "nach Kiew")], "added “nach Kiew” to"),
    ([NUMBER, change("negation", "eine", "keine")], "“6” to “8”"),
    ([change("negation", "nicht", "")], "removed “nicht” from “Putins Statement”"),
    # then the title, one short wording, sentences
    ([change("wording", "Alt", "Neu", "title")], "changed the title “Alt” to “Neu”"),
    ([change("wording", "x", "y"), change("name", "A", "B", "title")], "title “A” to “B”"),
    ([change("wording", "kaum", "oft"), change("removal", SENTENCE, "")], "“kaum” to “oft”"),
    ([change("wording", "x" * 80, "y" * 80), change("removal", "Kurz.", "")], "sentence “Kurz.”"),
    ([change("addition", "", "Neu ist das.")], "added the sentence “Neu ist das.” to"),
    ([change("removal", "Alt. Und alt.", "")], "removed the passage “Alt. Und alt.” from"),
    ([change("rewrite", "Alt war es.", "Neu ist es.")], "“Alt war es.” to “Neu ist es.”"),
    # then what lies beside the words
    ([change("link", URL, "https://b.example/", "link")], "made a link lead elsewhere in"),
    ([change("link", "", "https://b.example/", "link")], "added a link to"),
    ([change("number", "http://a.example/90101", "(Link weg)")], "mueller removed a link from"),
    ([change("number", URL, "weg"), change("wording", "kaum", "oft")], "“kaum” to “oft”"),
    ([change("number", "see www.a.example/1", "see www.a.example/2")], "made a link lead elsewh"),
    ([change("number", "http://a.example/1", "8")], "changed “http://a.example/1” to “8”"),
    ([change("name", "ada", "kim", "author")], "now names “kim” as its author, not “ada”"),
    ([change("move", "Da.", "Da.")], "moved a passage within"),
    ([change("spelling", "dass", "daß")], "changed “dass” to “daß”"),
    ([change("typography", "a", "b")], "changed punctuation or spaces in"),
    ([change("format", "a", "b")], "changed the formatting of"),
    ([], "mueller edited “Putins Statement” (1 word added, 1 removed)"),
]


@pytest.mark.parametrize(("changes", "part"), CHANGES)
def test_the_most_telling_change_is_told(changes, part):
    assert part in said(edit=edit(*changes))


EDITS = [
    ({"declared": True, "declared_at": "2022-01-11T11:12:00Z"}, "2 h after posting, declared"),
    (
        {"declared_by": "moderator"},
        "a moderator changed “6” to “8” in “Putins Statement” by mueller",
    ),
    ({"kind": "reverted", "reverted_to": 1}, "mueller put back revision 1 of “Putins Statement”"),
    ({"kind": "reverted"}, "mueller put back an earlier text of “Putins Statement”"),
    (
        {"kind": "reverted", "changes": [], "undone": {"changes": [NUMBER], "within_s": 61}},
        "mueller changed “6” to “8” in “Putins Statement”, put back within 2 min, ",
    ),
    (
        {"kind": "reverted", "changes": [], "undone": {"changes": [NUMBER], "within_s": None}},
        "mueller changed “6” to “8” in “Putins Statement”, put back soon after, ",
    ),
    (
        {"kind": "reverted", "changes": [], "undone": {"changes": [], "within_s": 7200}},
        "mueller put back an earlier text of “Putins Statement”, ",
    ),
    ({"kind": "growing", "changes": []}, "mueller added to “Putins Statement”"),
    ({"significance": "minor"}, f"{REPLACED}, a minor edit, {END}"),
    ({"significance": "cosmetic"}, f"{REPLACED}, a cosmetic edit, {END}"),
    ({"story": {"kind": "restless", "times": 9}}, "one of 9 edits of a passage that never rests"),
    ({"changed_after": None}, "“Putins Statement”, within 3 h of posting, silently"),
    ({"changed_after": "2022-01-11T09:40:00Z"}, "28 min to 3 h after posting, silently"),
    ({"changed_after": "2022-01-11T11:05:00Z"}, "2 to 3 h after posting, silently"),
    ({"changed_after": None, "changed_before": None}, "within 10 h of posting, silently"),
    ({"changed_before": "2022-01-11T08:00:00Z"}, "in “Putins Statement”, silently"),
]


@pytest.mark.parametrize(("fields", "part"), EDITS)
def test_who_when_and_how_openly_is_told_as_far_as_it_is_known(fields, part):
    assert part in said(edit={**edit(NUMBER), **fields})


def test_two_times_in_one_unit_name_it_once():
    told = edit(NUMBER, changed_after="2022-01-11T11:05:00Z")
    assert "2 bis 3 Std. nach dem Posten" in said(edit=told, say=SAGT)


def test_of_a_document_that_names_its_day_only_no_hours_are_told():
    dated = {**DOCUMENT, "published_at": "2022-01-11T00:00:00Z"}
    assert said(edit=edit(NUMBER), document=dated).endswith("in “Putins Statement”, silently")
    before = {**DOCUMENT, "published_at": "2022-01-08T00:00:00Z"}
    assert ", 4 days after posting, silently" in said(edit=edit(NUMBER), document=before)


CITED = [
    ([], f"Statement”, {END}"),
    ([cited("held")], "which cites kremlin 67568, 3 h"),
    ([cited("held", "Wir")], "which quotes kremlin 67568, 3 h"),
    ([cited("held", key="mfa:1"), cited("held")], "which cites mfa 1 and 1 more, 3 h"),
    ([cited("held"), cited("held", method="mention")], "which cites kremlin 67568, 3 h"),
    ([cited("held", key=None)], "which cites “CSTO summit”, 3 h"),
    ([cited("held", key=None, title=None)], "which cites kremlin, 3 h"),
    ([cited("held", key=None, title=None, publisher=None)], "which cites en.kremlin.ru, 3 h"),
    ([cited("held", key="http://en.kremlin.ru/x:y")], "which cites “CSTO summit”, 3 h"),
    ([cited("lost")], "which no longer cites kremlin 67568, 3 h"),
    ([cited("lost"), cited("held", key="mfa:1")], "which no longer cites kremlin 67568, 3 h"),
    ([cited("lost"), cited("new", key="mfa:1")], "no longer cites kremlin 67568, which now cites"),
    ([cited("changed", "Wir")], "whose quotation of kremlin 67568 no longer matches, 3 h"),
]


@pytest.mark.parametrize(("citations", "part"), CITED)
def test_what_became_of_citations_is_told_before_what_is_cited(citations, part):
    assert part in said(edit=edit(NUMBER), citations=citations)


REMOVED = [
    # the words that went hold the passage, or are nearly all of it
    (change("removal", f"{SENTENCE}", ""), SENTENCE, "removed the sentence quoting kremlin 67568"),
    (change("removal", f"So. {SENTENCE}", ""), SENTENCE, "removed the passage quoting kremlin"),
    (change("rewrite", SENTENCE, "Er schwieg."), SENTENCE, "removed the sentence quoting kremlin"),
    (change("removal", SENTENCE[10:], ""), SENTENCE, "removed the sentence quoting kremlin"),
    # they do not: nothing is said of what was not in them
    (change("removal", "Er ging heim.", ""), SENTENCE, "“Er ging heim.” from “Putins Statement”, "),
    (
        change("wording", "Lage", "Dinge"),
        SENTENCE,
        "“Lage” to “Dinge” in “Putins Statement”, which",
    ),
    (change("rewrite", SENTENCE, f"{SENTENCE} Ja."), SENTENCE, "which no longer quotes kremlin"),
    (change("removal", "Er ging heim.", ""), "", "which no longer quotes kremlin 67568"),
    # an address that went
    (change("removal", f"Siehe {URL} dort.", ""), "", "removed the sentence citing kremlin 67568"),
    (change("link", URL, "", "link"), "", "removed the link to kremlin 67568 from"),
]


@pytest.mark.parametrize(("told", "passage", "part"), REMOVED)
def test_the_sentence_quoting_is_said_only_of_words_that_held_the_quotation(told, passage, part):
    assert part in said(edit=edit(told), citations=[cited("lost", passage)])


def test_a_post_that_misquotes_is_told_with_what_differs():
    payload = OCCASIONS["misquoting"].payload
    assert headline(payload, SAY).endswith("quoting kremlin 67568 (differs: number)")
    assert headline(payload, SAGT).endswith("mit Zitat aus kremlin 67568 (weicht ab: Zahl)")


def test_of_several_numbers_that_in_the_broken_quotation_is_told():
    changes = [change("number", "5", "6"), change("number", "70", "80")]
    line = said(edit=edit(*changes), citations=[cited("changed", "nach 70 Tagen")])
    assert "“70” to “80”" in line


def test_of_a_statement_the_broken_passage_is_the_statements_own():
    changes = [change("wording", "Tag", "Woche"), change("wording", "We", "They")]
    broken = cited("changed", "am Tag danach", post_id="p-1")
    line = said("statement.edited", edit=edit(*changes), citations=[broken])
    assert "“We” → “They”" in line


def test_as_many_posts_as_a_payload_holds_are_at_least_as_many():
    posts = [cited("held", "Wir", post_id=f"p-{n}") for n in range(50)]
    assert "quoted by at least 50 posts, " in said(
        "statement.edited", edit=edit(NUMBER), citations=posts
    )


OTHERS = [
    (
        "post.new",
        [cited("held", "Wir")],
        "mueller posted “Putins Statement”, quoting kremlin 67568",
    ),
    ("post.gone", [cited("held")], "“Putins Statement” by mueller is gone, it cited kremlin 67568"),
    ("post.restored", [], "“Putins Statement” by mueller is back"),
    ("statement.new", [], "“CSTO summit” was published"),
    ("citation.new", [cited("new")], "“Putins Statement” by mueller now cites kremlin 67568"),
    ("citation.lost", [cited("lost", "Wir")], "by mueller no longer quotes kremlin 67568"),
    (
        "post.edited_before_seen",
        [],
        "“Putins Statement” was edited on 11 Jan 2022, 19:47 CET, before it was first seen",
    ),
]


@pytest.mark.parametrize(("kind", "citations", "end"), OTHERS)
def test_events_that_are_no_edits_say_what_happened(kind, citations, end):
    assert said(kind, citations=citations).endswith(end)


def test_a_hidden_document_is_not_called_gone():
    line = said("post.gone", document={**DOCUMENT, "state": "hidden"})
    assert line.endswith("“Putins Statement” by mueller is hidden by its site")


def test_a_document_without_title_or_author_is_told_all_the_same():
    nobody = {**DOCUMENT, "title": "", "author": None}
    assert said(edit=edit(NUMBER), document=nobody).startswith(
        "Telepolis forum: “6” → “8” in a post without title, "
    )
    assert said("post.new", document=nobody) == "Telepolis forum: a post without title was posted"


@pytest.mark.parametrize("kind", ["channel.failing", "channel.recovered", "alert.dead"])
def test_a_line_about_a_channel_names_the_channel_and_not_the_source(kind):
    for say in (SAY, SAGT):
        line = said(kind, say=say)
        assert "webhook:https://desk.example" in line
        assert "Telepolis" not in line


def test_causes_are_told_by_code_where_the_stored_sentence_is_not_in_the_language():
    assert said("source.failing", code="certificate").endswith("since 2022-01-11 12:00 UTC")
    german = said("source.failing", say=SAGT, code="certificate")
    assert german == "Telepolis forum fällt aus: ihr Zertifikat ist nicht gültig"
    unknown = said("source.failing", say=SAGT, code="brand_new")
    assert unknown == "Telepolis forum fällt aus: sie lässt sich nicht lesen"


def test_under_its_sources_heading_the_line_does_without_the_name():
    payload = OCCASIONS["moderator"].payload
    assert headline(payload, SAY) == f"Telepolis forum: {what_happened(payload, SAY)}"


DIFF = "--- before\n+++ after\n@@ -1,2 +1,2 @@\n-{}\n+{}"
WIDENED = [
    (NUMBER, "nach 6 Tagen war", "nach 8 Tagen war", "“6 Tagen” to “8 Tagen”"),
    (NUMBER, "nach 6 Tagen, 6 Nächten", "nach 8 Tagen, 6 Nächten", "“6” to “8”"),
    (NUMBER, "nach 6 Tagen war", "nach 8 Wochen war", "“6” to “8”"),
    (change("date", "5", "6"), "am 5. Mai da", "am 6. Mai da", "“5. Mai” to “6. Mai”"),
    (change("name", "Kiew", "Minsk"), "in Kiew war", "in Minsk war", "“Kiew” to “Minsk”"),
    (
        change("wording", "", "sehr"),
        "war ja gut so",
        "war ja sehr gut so",
        "“ja gut” to “ja sehr gut”",
    ),
    (
        change("negation", "nicht", ""),
        "ist nicht wahr",
        "ist wahr",
        "“ist nicht wahr” to “ist wahr”",
    ),
    (change("wording", "", "sehr"), "gut", "sehr gut", "added “sehr” to"),
    (NUMBER, "x16 Tage", "x18 Tage", "“6” to “8”"),
]


@pytest.mark.parametrize(("told", "before", "after", "part"), WIDENED)
def test_words_are_told_with_a_neighbour_only_where_their_place_is_certain(
    told, before, after, part
):
    assert part in said(edit=edit(told, diff=DIFF.format(before, after)))


def test_long_parts_are_cut_and_what_happened_is_kept():
    long = {**DOCUMENT, "title": "T" * 5000, "author": "A" * 500}
    line = said(
        edit=edit(NUMBER), document=long, citations=[cited("held", title="S" * 900, key="")]
    )
    assert len(line) <= LONGEST_LINE
    assert "“6” to “8”" in line
    assert line.endswith(END)


RIVERS = {**DOCUMENT, "kind": "statement", "title": "Session of the River Commission"}
BETWEEN = {"changed_after": "2022-01-12T01:00:00Z", "changed_before": "2022-01-12T05:00:00Z"}


def test_a_title_is_cut_no_more_than_needed():
    line = said("statement.edited", edit=edit(NUMBER, **BETWEEN), document=RIVERS, say=SAGT)
    assert "in „Session of the River Commission“" in line
    long = {**RIVERS, "title": f"{RIVERS['title']} on the water of the lower reaches in spring"}
    line = said("statement.edited", edit=edit(NUMBER, **BETWEEN), document=long, say=SAGT)
    assert "in „Session of the River Commission on the water of…“" in line
    assert line.endswith("nach der Veröffentlichung, stillschweigend")


@holds_for(
    text=strategies.text(min_size=1, max_size=120),
    declared=strategies.booleans(),
    status=strategies.sampled_from(["held", "lost", "changed"]),
    story=strategies.sampled_from(["flapping", "restless"]),
)
def test_how_openly_it_was_edited_is_never_cut(text, declared, status, story):
    wide = text * 3
    told = edit(
        change("wording", wide, f"{wide}x"), change("link", URL, "", "link"), **BETWEEN,
        declared=declared, significance="minor", story={"kind": story, "times": 12345},
    )  # fmt: skip
    cites = [cited(each, key=f"{n}:{wide}") for n, each in enumerate((status, "new", "changed"))]
    by = {**DOCUMENT, "title": wide, "author": wide}
    payload = payload_of("post.edited", document=by, edit=told, citations=cites)
    payload["source"] = {**payload["source"], "name": wide}
    for say in (SAY, SAGT):
        clause = say(f"clause-{story}", times=12345)
        openly = say("openness", declared="yes" if declared else "no")
        line = headline(payload, say)
        assert line.endswith(f", {openly}, {clause}")
        assert len(line) <= LONGEST_LINE


def test_of_two_long_wordings_the_words_that_differ_are_shown():
    same = "the very same words at the beginning of both of these long wordings, "
    line = said(edit=edit(change("wording", f"{same}and war", f"{same}and peace")))
    assert "and war” to “" in line
    assert "and peace” in" in line


def test_a_name_or_title_cannot_read_on_as_a_sentence_of_ours():
    sly = {**DOCUMENT, "author": "x removed kremlin 1, silently", "title": "A”, silently, “B"}
    line = said(edit=edit(NUMBER), document=sly)
    assert "“x removed kremlin 1, silently” changed “6”" in line
    assert "in “A’, silently, ‘B”, 3 h" in line


@holds_for(
    text=strategies.text(max_size=300),
    before=strategies.text(max_size=300),
    kind=strategies.sampled_from(["number", "wording", "removal", "negation", "odd"]),
)
def test_no_text_whatever_breaks_or_lengthens_the_line(text, before, kind):
    document = {**DOCUMENT, "title": text, "author": before}
    told = edit(change(kind, before, text), diff=DIFF.format(before, text))
    payload = payload_of(
        "post.edited", document=document, edit=told, citations=[cited("lost", text)]
    )
    for say in (SAY, SAGT):
        line = headline(payload, say)
        assert len(line) <= LONGEST_LINE
        assert len(line.splitlines()) == 1
        assert not set(line) & set("\r\n\t\x00\u202e\u2066\u2028\u200b")


def test_hostile_sizes_are_told_in_one_line_as_well():
    many = [change("wording", "x " * 500, "y " * 500) for _ in range(200)]
    passages = ["z " * 400] * 100
    huge = edit(*many, diff=DIFF.format("6 " * 25_000, "8 " * 25_000))
    lost = [cited(status, *passages) for status in ("lost", "changed") for _ in range(25)]
    assert len(said(edit=huge, citations=lost)) <= LONGEST_LINE
    assert len(said(edit={**huge, "changes": [NUMBER]})) <= LONGEST_LINE
