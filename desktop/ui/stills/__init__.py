"""The page on which stills, clips and redacted copies are taken from footage."""
