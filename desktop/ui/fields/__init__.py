"""Fields: how one value is asked for and kept while it is typed."""
