"""All SQL: one file for each noun. Nothing here decides."""
