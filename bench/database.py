"""What the SQLite file adds to a full build: `python -m bench.database PROJECT`, in seconds of CPU time.

The cells of the tables are not counted: the other formats need them, too. One process makes the file beside others that
render pages, so that on two cores a build takes about half of it longer.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from digest.build.pipeline import load_site  # noqa: E402 - the package lies in hooks/
from digest.core.cache import Cache  # noqa: E402
from digest.core.clock import today  # noqa: E402
from digest.open_data.columns import ExportContext  # noqa: E402
from digest.open_data.data_package import LICENCE_URL  # noqa: E402
from digest.open_data.sqlite import Database  # noqa: E402
from digest.open_data.tables import TABLES  # noqa: E402


def database_seconds(root: Path) -> float:
    """Return the seconds for a project that has been built, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.database", str(root)]
    return float(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout)


def measure_database(root: Path) -> float:
    """Return the seconds of CPU time that filling and writing the database takes here."""
    site = load_site(root, today(), Cache(root / ".cache" / "content.sqlite"))
    context = ExportContext(site=site, site_url="https://kota-mitra.example/")
    cells = [(table, table.cells(context)) for table in TABLES]
    start = time.process_time()
    database = Database(context, LICENCE_URL, site.today)
    for table, own in cells:
        database.add(table, own)
    database.to_bytes()
    return time.process_time() - start


if __name__ == "__main__":
    print(measure_database(Path(sys.argv[1])))
