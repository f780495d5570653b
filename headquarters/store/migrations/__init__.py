"""Schema changes of headquarters, for SQLite and PostgreSQL alike."""
