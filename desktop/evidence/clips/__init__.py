"""Clips: packets copied out of footage unchanged."""
