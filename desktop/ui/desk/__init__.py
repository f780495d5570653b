"""The desk: its main window, who sits at it, its settings, its line to headquarters."""
