"""Search from everywhere."""
