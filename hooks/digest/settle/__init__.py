"""Settle: moves what articles introduce into data/. Imports `core`, `parse`, `read`, `check`."""
