"""The encrypted local database: journal, folded cases, search, people."""
