"""`python3 run.py places`: make places.tsv anew."""

from __future__ import annotations

import argparse

from digest.places.create import write_places
from digest.read.loader import ContentLoader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command to `parser`."""
    parser.set_defaults(run=places_command)


def places_command(options: argparse.Namespace) -> int:
    """Write places.tsv, and say how many places it has; 1 if the vocabularies cannot be read."""
    content = ContentLoader(options.root).content()
    if content is None:
        return 1
    print(f"{write_places(options.root, content.vocabularies.entries):,}")
    return 0
