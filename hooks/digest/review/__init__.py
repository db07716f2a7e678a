"""Review: the problems and pages that a pull request changes, for the comment on it. Imports up to `build`."""
