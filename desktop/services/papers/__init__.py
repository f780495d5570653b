"""Papers: written, signed, printed, scanned and filed."""
