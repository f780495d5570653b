"""Lists as people know them: what a person chose of them, and how they leave the screen."""
