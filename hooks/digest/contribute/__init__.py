"""Contribute: the form, the guide, the field reference, JSON Schemas, links to the repository. Imports up to `search`."""
