"""Draft: a report -> the beginning of an article. Imports `core`, `read`, `check`, `places`, `web`, `reports`."""
