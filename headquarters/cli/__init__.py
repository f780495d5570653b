"""The command line of headquarters."""
