"""Cases: opened, changed, moved, listed, reviewed, exported."""
