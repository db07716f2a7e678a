"""The benchmark: builds of synthetic articles beside Hugo's, edits, and what a reader's browser fetches (README.md)."""
