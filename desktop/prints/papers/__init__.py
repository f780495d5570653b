"""Papers to be signed, drawn from one description each."""
