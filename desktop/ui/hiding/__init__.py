"""Bystanders hidden in pictures, papers and clips."""
