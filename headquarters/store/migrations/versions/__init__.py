"""One module per schema change, in order of their revisions."""
