"""Files: recognised, inspected, copied, kept in the vault."""
