"""Hiding bystanders: what may be a face or a plate, what a person marked, and its filling."""
