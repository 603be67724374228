"""One module for each forum engine, found by `registry`."""
