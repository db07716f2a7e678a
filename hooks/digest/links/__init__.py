"""Links: whether the web pages that articles cite still exist, and archive copies. Imports `core`, `read`, `check`."""
