"""The page itself: fonts, styles, blocks, pictures, the ink of codes and marks."""
