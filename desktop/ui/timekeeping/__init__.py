"""The clock sheet: clocks related to each other by pairs."""
