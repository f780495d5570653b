"""Inside the child process: foreign files are decoded only here."""
