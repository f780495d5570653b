"""The command line, for scripts and support: the same services as the windows."""
