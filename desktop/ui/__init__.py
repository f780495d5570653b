"""The windows: the only place where Qt exists."""
