"""Every window at every size: what is cut, hidden, out of reach, unnamed or too faint."""
