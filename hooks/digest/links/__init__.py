"""Links: whether the pages that articles cite exist, and archive copies. Imports `core`, `read`, `check`, `web`."""
