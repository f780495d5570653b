"""Papers about samples: labels, the reference card, the comparison."""
