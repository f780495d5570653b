"""What belongs to one device: its session, its people, its recorder, its line."""
