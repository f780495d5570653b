"""Pictures: enhanced, annotated, compared."""
