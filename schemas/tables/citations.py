"""Citations with the evidence on both sides, people's verdicts on them, posts quoted in posts."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    text,
)

from schemas.tables.base import Instant, Json, metadata

citations = Table(
    "citations",
    metadata,
    Column("id", Text, primary_key=True),  # made from post, method and statement key
    Column("post_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("method", Text, nullable=False),
    Column("statement_key", Text, nullable=False),
    Column("statement_id", Text, ForeignKey("documents.id")),  # none: not held yet
    Column("face_id", Text, ForeignKey("documents.id")),  # the face whose text was compared
    Column("url", Text, nullable=False),  # the face that is cited
    Column("publisher", Text),
    Column("language", Text),
    Column("confidence", Float, nullable=False),
    Column("certainty", Text, nullable=False, server_default="certain"),
    Column("margin", Float),
    Column("status", Text, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("post_revision_id", Text, ForeignKey("revisions.id"), nullable=False),
    Column("statement_revision_id", Text, ForeignKey("revisions.id")),
    Column("found_at", Instant, nullable=False),
    Column("lost_at", Instant),
    Index("ix_citations_post_id", "post_id"),
    Index("ix_citations_statement_id", "statement_id"),
    Index("ix_citations_statement_key", "statement_key"),
    Index("ix_citations_face_id", "face_id"),
)

# Insert-only: the newest verdict of a citation counts, the others stay.
verdicts = Table(
    "verdicts",
    metadata,
    Column("citation_id", Text, primary_key=True),
    Column("at", Instant, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("given_by", Text),  # the account on the machine where it was given
    Column("note", Text),
    CheckConstraint("verdict IN ('confirmed', 'rejected')", name="verdict"),
)

# A post that quotes an earlier post: a reuse of that post, no evidence about a statement.
reuses = Table(
    "reuses",
    metadata,
    Column("id", Text, primary_key=True),  # made from post and earlier post (or who is quoted)
    Column("post_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("earlier_id", Text, ForeignKey("documents.id")),  # none: not held, or not to be told
    Column("quoted", Text),  # whom or which address the post names
    Column("spans", Json, nullable=False),  # pairs of spans: here and in the earlier post
    Column("post_revision_id", Text, ForeignKey("revisions.id"), nullable=False),
    Column("earlier_revision_id", Text, ForeignKey("revisions.id")),
    Column("found_at", Instant, nullable=False),
    Index("ix_reuses_post_id", "post_id"),
    Index("ix_reuses_earlier_id", "earlier_id"),
    Index(  # those that wait for a post of that name: few, and asked for in every link message
        "ix_reuses_waiting",
        "quoted",
        postgresql_where=text("earlier_id IS NULL"),
        sqlite_where=text("earlier_id IS NULL"),
    ),
)

# Shortened addresses that the fetcher was asked to resolve.
shortened = Table(
    "shortened",
    metadata,
    Column("url", Text, primary_key=True),  # as the post leads to it
    Column("target", Text),  # none: not resolved
    Column("chain", Json, nullable=False),  # every address on the way, its own first
    Column("answer", Text, nullable=False),  # one sentence: resolved, or why not
    Column("attempts", Integer, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("ask_again_at", Instant),  # none: settled
    Index("ix_shortened_ask_again_at", "ask_again_at"),
)

# Where they stand while they are not resolved: those revisions are linked again.
shortened_in = Table(
    "shortened_in",
    metadata,
    Column("url", Text, ForeignKey("shortened.url"), primary_key=True),
    Column("revision_id", Text, ForeignKey("revisions.id"), primary_key=True),
    Index("ix_shortened_in_revision_id", "revision_id"),
)

# Revisions that were linked while the index at hand was behind or could not be used: they are
# linked again, so that no quotation stays unfound.
unsearched = Table(
    "unsearched",
    metadata,
    Column("revision_id", Text, ForeignKey("revisions.id"), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("rung_at", Instant, nullable=False),  # when a message for the link step was last sent
    Column("attempts", Integer, nullable=False),  # begun and not ended since it was last linked
    Index("ix_unsearched_rung_at", "rung_at"),
)

# The order in which revisions enter the index of texts: each host reads on from where its copy is.
indexed = Table(
    "indexed",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("revision_id", Text, ForeignKey("revisions.id"), nullable=False, unique=True),
)
