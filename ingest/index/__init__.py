"""The index of texts on disk: which revisions share a run of words with a text. Derived data."""
