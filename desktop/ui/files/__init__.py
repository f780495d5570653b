"""Files that are meant: dropped, pasted or chosen, in one way for every window."""
