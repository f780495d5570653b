"""Papers: written, shown, signed, refused, printed, and read back in."""
