"""Everything that differs between Windows and Linux, behind one interface."""
