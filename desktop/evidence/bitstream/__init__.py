"""What coded bytes tell without decoding them: units, counts, boxes, packets."""
