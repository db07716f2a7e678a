"""Contribute: the form's data, guide, field reference, JSON Schemas, repository links. Imports up to `search`."""
