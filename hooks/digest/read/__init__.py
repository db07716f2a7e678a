"""Read: the editors' files -> typed front matter and vocabularies, with the position of every value. Imports `core`."""
