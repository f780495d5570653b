"""The rules of the trade as pure, table-driven functions over a loaded rule set."""
