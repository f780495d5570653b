"""Many cases: the list, its search and filters, and what today asks for."""
