"""When to look again. Pure: `now` is an argument."""
