"""The clock sheet: pairs of clock readings and what follows from them."""
