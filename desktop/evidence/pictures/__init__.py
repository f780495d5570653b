"""Pictures: read, judged, enhanced, annotated, compared, written."""
