"""Video: its container, its index, and exactly one frame of it."""
