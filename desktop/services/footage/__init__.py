"""Footage: stills, clips, motion, gaps, and who looked at it."""
