"""Footage: opening, playing, marking, searching it, and its register."""
