"""Samples of fuel in photos: the card, the vials, colour and haze, and what may be said."""
