"""Files coming in, the vault that keeps them, and the decoding of foreign formats."""
