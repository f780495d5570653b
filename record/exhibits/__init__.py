"""What an exhibit says of itself: one struct per kind, read from the tables of its entries."""
