"""Printed documents: one module per document on one page system."""
