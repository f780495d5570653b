"""How values of the record are said in words."""
