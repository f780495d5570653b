"""Papers read back: the sheet found in a photo, its code, boxes and ink."""
