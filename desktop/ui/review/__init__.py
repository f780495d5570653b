"""Reviewing a case at the region: what is read, what is decided, what is sent back."""
