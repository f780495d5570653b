"""Papers about a case: the dossier and its parts, custody, the sealed bag."""
