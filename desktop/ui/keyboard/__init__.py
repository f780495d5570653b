"""The keyboard: its shortcuts, what an input method composes, and where it goes."""
