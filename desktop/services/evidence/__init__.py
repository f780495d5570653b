"""Evidence: taken in, described, checked, handed out, erased."""
