"""Commands for running, testing, checking and packaging, on the standard library alone."""
