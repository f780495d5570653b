"""Verify an exported case with Python and one signature library: nothing of this program.

The modules of this folder import only the standard library, PyNaCl or cryptography, and each
other, so a copy of the folder (or a zipapp of it) verifies a case package anywhere.
"""
