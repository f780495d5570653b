"""Fuel samples: drawn, sealed, opened, compared."""
