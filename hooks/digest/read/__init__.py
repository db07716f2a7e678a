"""Read: the editors' files -> typed front matter and vocabularies, with the line of every value. Imports `core`."""
