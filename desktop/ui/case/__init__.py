"""One case: its page with the four steps, its facts, its lists, and a new complaint."""
