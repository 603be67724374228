"""The tables (SQLAlchemy Core), one module for each noun."""
