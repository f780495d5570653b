"""Measured sheets: what a paper to be read back and the sample card look like."""
