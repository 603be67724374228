"""`show`: both passages of a citation, why it is one, and where they say something else."""

from dataclasses import replace

from ingest.store import citations, documents, ids
from schemas.records.citations import FoundAddress, FoundCitation, Mismatch, Quotation
from tests.ops.seeding import AFTER, NOW, PASSAGE, STATEMENT, STATEMENT_URL

AT, THERE = AFTER.index(PASSAGE), STATEMENT.index(PASSAGE)
FOUND = FoundCitation(
    method="quotation", url=STATEMENT_URL, statement_key="kremlin:67568", publisher="kremlin",
    language="en", confidence=0.93, certainty="likely", margin=0.4,
    reasons=("quoted beside the speaker's \x1b[31mname",),
    quotations=(
        Quotation(
            post=(AT, AT + len(PASSAGE)), statement=(THERE, THERE + len(PASSAGE)), score=0.9,
            method="translation",
            mismatches=(
                Mismatch(
                    kind="number", post=(0, 1), statement=(0, 1), firm=True,
                    reason="6 in the post, 8 in the statement",
                ),
                Mismatch(kind="name", post=None, statement=None, firm=False, reason="another name"),
            ),
        ),
    ),
)  # fmt: skip


def keep(store, seeded, found):
    row = citations.citation_row(
        found,
        post_id=seeded.post,
        post_revision_id=ids.revision_id(seeded.post, "page", 2),
        now=NOW,
    )
    checked = {
        "statement_id": seeded.statement,
        "statement_revision_id": ids.revision_id(seeded.statement, "page", 1),
    }
    with store.write() as connection:
        citations.add(connection, [row | checked])
    return row["id"]


def test_a_quotation_is_shown_with_its_reasons_and_mismatches(run, store, seeded):
    id_ = keep(store, seeded, FOUND)
    shown = run("show", seeded.post).stdout
    for told in (
        f"{id_[:8]} by quotation, likely, confidence 0.93, held: On the agreement",
        "because:   quoted beside the speaker's [31mname",
        f"post:      “{PASSAGE}” (translated)",
        f"statement: “{PASSAGE}”",
        "differs:   number: 6 in the post, 8 in the statement",
        "differs:   perhaps name: another name",
    ):
        assert told in shown
    assert "\x1b" not in shown


def test_the_way_of_a_shortened_address_is_shown(run, store, seeded):
    address = FoundAddress(
        start=0, end=4, displayed="short.example/x", url=STATEMENT_URL, key="kremlin:67568",
        chain=("https://short.example/x", STATEMENT_URL),
    )  # fmt: skip
    keep(store, seeded, replace(FOUND, addresses=(address,)))
    assert (
        f"by way of: https://short.example/x → {STATEMENT_URL}" in run("show", seeded.post).stdout
    )


def test_the_list_gives_certainty_reasons_and_margin(store, seeded, lines_of):
    keep(store, seeded, FOUND)
    [row] = lines_of("citations", "--method", "quotation", "--certainty", "likely")
    assert (row["certainty"], row["margin"], row["verdict"]) == ("likely", 0.4, None)
    assert row["reasons"] == list(FOUND.reasons)
    assert "evidence" not in row


def test_the_faces_of_a_statement_are_shown(run, store, seeded):
    face = ids.document_id("statement", "kremlin:67568@ru")
    with store.write() as connection:
        first = dict(documents.rows_by_id(connection, [seeded.statement])[seeded.statement])
        russian = {
            "id": face, "key": "kremlin:67568@ru", "language": "ru", "face_of": seeded.statement,
            "url": "http://kremlin.ru/events/president/news/67568",
        }  # fmt: skip
        documents.add(connection, [first | russian])
    assert f"ru {face}  http://kremlin.ru/events" in run("show", seeded.statement).stdout
    shown = run("show", face).stdout
    assert f"en {seeded.statement}" in shown
    assert f"(post {seeded.post})" in shown  # who cites the statement cites its face


def test_a_passage_of_an_earlier_text_of_the_statement_is_named_as_such(run, store, seeded):
    id_ = keep(store, seeded, FOUND)
    newer = "the statement has been edited since"
    assert newer not in run("show", seeded.post).stdout
    with store.write() as connection:
        (row,) = citations.by_id(connection, [id_])
        names = ("id", "post_revision_id", "face_id", "statement_revision_id")
        kept = {name: row[name] for name in names}
        kept |= {"quotations": row["evidence"]["quotations"], "outdated": True}
        citations.set_quotations(connection, [kept])
    assert newer in run("show", seeded.post).stdout
