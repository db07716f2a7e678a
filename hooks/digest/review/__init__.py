"""Review: what a pull request changes, and the comment that says so. Imports up to `build`."""
