"""Fuel samples: sets, seals, and two vials compared by photo."""
