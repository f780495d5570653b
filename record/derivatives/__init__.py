"""How an exhibit was made from another: one struct per way, read from its settings."""
