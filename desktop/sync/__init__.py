"""One round with headquarters, stage by stage."""
