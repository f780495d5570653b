"""Evidence: the tray, files coming in, one exhibit, its custody and hand-over."""
