"""What is an edit: fingerprints, decisions, diffs, significance, markers. Pure."""
