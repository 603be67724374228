"""Citations of all methods, faces of statements, verdicts, posts in posts, shortened addresses."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.base import Instant, Json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add_reference("documents", "face_of")
    op.create_index("ix_documents_face_of", "documents", ["face_of"])
    statement = sa.text("kind = 'statement'")
    for name in ("published_at", "title"):
        op.create_index(
            f"ix_documents_statement_{name}",
            "documents",
            [name],
            postgresql_where=statement,
            sqlite_where=statement,
        )
    _add_reference("citations", "face_id")
    op.create_index("ix_citations_face_id", "citations", ["face_id"])
    op.add_column(
        "citations", sa.Column("certainty", sa.Text(), nullable=False, server_default="certain")
    )
    op.add_column("citations", sa.Column("margin", sa.Float()))
    op.add_column(
        "subscriptions",
        sa.Column("citations", sa.Text(), nullable=False, server_default="likely"),
    )
    _new_tables()
    _index_the_seldom()
    _guard_verdicts()
    _one_document_for_each_face()


# Columns that few rows have, by which rows are looked for in every message.
_SELDOM = (("edits", "story_of"), ("alerts", "joined_into"))


def _index_the_seldom() -> None:
    for table, column in _SELDOM:
        given = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_{table}_{column}", table, [column], postgresql_where=given, sqlite_where=given
        )


def _add_reference(table: str, column: str) -> None:
    """A column that refers to a document; SQLite cannot add the constraint by itself."""
    if op.get_bind().dialect.name == "postgresql":
        key = sa.ForeignKey("documents.id", name=op.f(f"fk_{table}_{column}_documents"))
        op.add_column(table, sa.Column(column, sa.Text(), key))
    else:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT REFERENCES documents (id)")


def _new_tables() -> None:
    op.create_table(
        "verdicts",
        sa.Column("citation_id", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("citation_id", "at", name=op.f("pk_verdicts")),
        sa.CheckConstraint("verdict IN ('confirmed', 'rejected')", name=op.f("ck_verdicts_verdict")),
    )
    op.create_table(
        "reuses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("earlier_id", sa.Text()),
        sa.Column("quoted", sa.Text()),
        sa.Column("spans", Json, nullable=False),
        sa.Column("post_revision_id", sa.Text(), nullable=False),
        sa.Column("earlier_revision_id", sa.Text()),
        sa.Column("found_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reuses")),
        *_references("reuses", post_id="documents", earlier_id="documents"),
        *_references("reuses", post_revision_id="revisions", earlier_revision_id="revisions"),
    )
    op.create_index("ix_reuses_post_id", "reuses", ["post_id"])
    op.create_index("ix_reuses_earlier_id", "reuses", ["earlier_id"])
    waits = sa.text("earlier_id IS NULL")
    op.create_index(
        "ix_reuses_waiting", "reuses", ["quoted"], postgresql_where=waits, sqlite_where=waits
    )
    op.create_table(
        "shortened",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("target", sa.Text()),
        sa.Column("chain", Json, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("ask_again_at", Instant()),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_shortened")),
    )
    op.create_index("ix_shortened_ask_again_at", "shortened", ["ask_again_at"])
    op.create_table(
        "shortened_in",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", "revision_id", name=op.f("pk_shortened_in")),
        sa.ForeignKeyConstraint(
            ["url"], ["shortened.url"], name=op.f("fk_shortened_in_url_shortened")
        ),
        *_references("shortened_in", revision_id="revisions"),
    )
    op.create_index("ix_shortened_in_revision_id", "shortened_in", ["revision_id"])
    op.create_table(
        "unsearched",
        sa.Column("revision_id", sa.Text(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("rung_at", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_unsearched")),
        *_references("unsearched", revision_id="revisions"),
    )
    op.create_index("ix_unsearched_rung_at", "unsearched", ["rung_at"])
    op.create_table(
        "indexed",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("revision_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_indexed")),
        sa.UniqueConstraint("revision_id", name=op.f("uq_indexed_revision_id")),
        *_references("indexed", revision_id="revisions"),
    )


def _references(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))
        for column, to in columns.items()
    ]


def _guard_verdicts() -> None:
    """What a person has said stays, as revisions do (0002)."""
    if op.get_bind().dialect.name == "postgresql":
        refuse = "FOR EACH ROW EXECUTE FUNCTION palimpsest_refuse()"
    else:
        refuse = "BEGIN SELECT RAISE(ABORT, 'verdicts are insert-only'); END"
    op.execute(f"CREATE TRIGGER verdicts_unaltered BEFORE UPDATE ON verdicts {refuse}")
    op.execute(f"CREATE TRIGGER verdicts_kept BEFORE DELETE ON verdicts {refuse}")


def _one_document_for_each_face() -> None:
    """A statement held so far stays the face of its own language; others are new documents.

    Keys of a face end in `@` and its language: `kremlin:67568@en`.
    """
    known = "kind = 'statement' AND publisher IS NOT NULL AND language IS NOT NULL"
    op.execute(
        "INSERT INTO addresses (kind, key, document_id, url, language, first_seen_at) "
        "SELECT kind, key || '@' || language, id, url, language, first_seen_at FROM documents "
        f"WHERE {known} ON CONFLICT DO NOTHING"
    )
    op.execute(
        "DELETE FROM addresses WHERE kind = 'statement' AND language IS NOT NULL AND EXISTS ("
        "SELECT 1 FROM documents WHERE documents.id = addresses.document_id "
        f"AND documents.{known.replace(' AND ', ' AND documents.')} "
        "AND documents.language <> addresses.language)"
    )


def downgrade() -> None:
    for name in ("kept", "unaltered"):
        on = " ON verdicts" if op.get_bind().dialect.name == "postgresql" else ""
        op.execute(f"DROP TRIGGER verdicts_{name}{on}")
    op.execute("DELETE FROM addresses WHERE kind = 'statement' AND key LIKE '%@__'")
    for table, column in _SELDOM:
        op.drop_index(f"ix_{table}_{column}", table_name=table)
    for table in ("indexed", "unsearched", "shortened_in", "shortened", "reuses", "verdicts"):
        op.drop_table(table)
    op.drop_index("ix_citations_face_id", table_name="citations")
    for name in ("published_at", "title"):
        op.drop_index(f"ix_documents_statement_{name}", table_name="documents")
    op.drop_index("ix_documents_face_of", table_name="documents")
    for table, column in (
        ("subscriptions", "citations"),
        ("citations", "margin"),
        ("citations", "certainty"),
        ("citations", "face_id"),
        ("documents", "face_of"),
    ):
        op.drop_column(table, column)
