"""The journal: entries, their bytes, signatures and clocks, and how two sides exchange them."""
