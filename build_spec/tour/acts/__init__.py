"""The acts of the tour: what people do, in the order of one complaint."""
