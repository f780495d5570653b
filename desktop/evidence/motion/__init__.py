"""Movement inside an area of footage."""
