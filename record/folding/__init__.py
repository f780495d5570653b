"""The fold: from entries to a case."""
