"""Forms and resources compiled by build_spec; never edited, never committed."""
