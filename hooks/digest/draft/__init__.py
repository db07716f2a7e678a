"""Draft: a press report -> the beginning of an article, for an editor to finish. Imports `core`, `read`, `check`."""
