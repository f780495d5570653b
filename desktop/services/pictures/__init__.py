"""Pictures derived from pictures: enhanced, captioned, paired, redacted."""
