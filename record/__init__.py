"""What both sides agree on: the entries, the values they fold into, and the rules."""
