"""Model: articles, events and parties as frozen dataclasses, built from front matter. Imports `core` and `read`."""
