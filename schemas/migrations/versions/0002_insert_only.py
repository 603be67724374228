"""The database itself refuses to alter or delete what must stay: revisions and snapshots."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Of a revision only `linked_at` is set later: it says what is still to do, not what was seen.
_REVISION_COLUMNS = (
    "id, document_id, view, seq, observed_at, snapshot_id, title, author, text, blocks, marker, "
    "published_at, updated_at, partial, reprocessed, fingerprint, exact, method, prev_hash, hash"
)
_SNAPSHOT_COLUMNS = "id, url, fetched_at, headers, body, body_bytes"
_GUARDED = (("revisions", _REVISION_COLUMNS), ("snapshots", _SNAPSHOT_COLUMNS))


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for table, columns in _GUARDED:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} are insert-only'); END"
        op.execute(f"CREATE TRIGGER {table}_unaltered BEFORE UPDATE OF {columns} ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {refuse}")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION palimpsest_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% are insert-only', TG_TABLE_NAME; END $$"
    )
    for table, columns in _GUARDED:
        refuse = "FOR EACH ROW EXECUTE FUNCTION palimpsest_refuse()"
        op.execute(f"CREATE TRIGGER {table}_unaltered BEFORE UPDATE OF {columns} ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {refuse}")


def downgrade() -> None:
    for table, _ in _GUARDED:
        for name in ("unaltered", "kept"):
            on = f" ON {table}" if op.get_bind().dialect.name == "postgresql" else ""
            op.execute(f"DROP TRIGGER {table}_{name}{on}")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION palimpsest_refuse()")
