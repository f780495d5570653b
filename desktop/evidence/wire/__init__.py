"""What parent and decode child say to each other, by subject."""
