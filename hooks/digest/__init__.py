"""Kota Mitra's own code: from the editors' files to a published site, without knowing MkDocs.

The data goes one way through the stages, each a folder, and none imports from a later one: core, read, check, model,
group, render, export, search, contribute, build, review. `draft` and `links` are commands of their own beside them.
hooks/README.md is the walk through the code.
"""
