"""Draft: a report -> the beginning of an article. Imports all up to `check`, `web`, `reports`, `places`, `entities`."""
