"""`python -m digest`: the command line of `digest.cli`."""

import sys

from digest.cli import main

if __name__ == "__main__":
    sys.exit(main())
