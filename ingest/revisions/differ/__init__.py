"""The differ: what changed between two texts, bounded, with moves and marks. Pure."""
