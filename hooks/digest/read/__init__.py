"""Read: parsed files -> typed front matter and vocabularies, the content of the site. Imports `core`, `parse`."""
