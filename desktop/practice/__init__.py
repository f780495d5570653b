"""The practice station: a made-up region with a headquarters of its own on this PC."""
