"""Names: those of the vocabularies, missions and institutions in a sentence. Imports up to `check`, `places`."""
