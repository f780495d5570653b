"""The database (PostgreSQL or SQLite) and the object store (S3 or a folder)."""
