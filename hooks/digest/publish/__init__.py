"""Publish: the site's files -> a folder, beside the one that stands there, which is then changed for it at once."""
