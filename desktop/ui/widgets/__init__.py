"""Small widgets that every window is made of, one class per file."""
