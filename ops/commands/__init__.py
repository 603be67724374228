"""The commands, one file for each group; each says what to do and leaves the doing to others."""
