"""Alembic migrations; the tables they make are compared with `schemas.tables` in a test."""
