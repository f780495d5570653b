"""What the decode child does for each request, by subject; nothing here runs elsewhere."""
