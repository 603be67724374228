"""One module for each official site, found by `registry`."""
