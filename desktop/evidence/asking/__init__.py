"""The parent's side of the child process: what it asks and how it waits."""
