"""`python3 run.py places`: make places.tsv, script_names.tsv and capitals.tsv anew."""

from __future__ import annotations

import argparse

from digest.places.create import write_capitals, write_places, write_script_names
from digest.read.loader import ContentLoader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command to `parser`."""
    parser.set_defaults(run=places_command)


def places_command(options: argparse.Namespace) -> int:
    """Write the files, and say how many places and names they have; 1 if the vocabularies cannot be read."""
    content = ContentLoader(options.root).content()
    if content is None:
        return 1
    print(f"{write_places(options.root, content.vocabularies.entries):,} {write_script_names():,} {write_capitals():,}")
    return 0
