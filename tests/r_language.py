"""Find R with what /use-data/ uses of it, or install it from the distribution, as the tests do with nginx."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess

PACKAGES = ("r-base-core", "r-cran-dbi", "r-cran-rsqlite")
"""Debian's and Ubuntu's packages of R and of its libraries."""


@functools.cache
def find_r() -> str | None:
    """Return the path of an Rscript that has RSQLite, after installing both if the user may; None if there is none."""
    if not is_working():
        rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"] if os.environ.get("CI") else None
        if shutil.which("apt-get") and rights is not None:
            for command in (
                ["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
            ):  # fmt: skip
                subprocess.run([*rights, *command], capture_output=True, check=False, timeout=600)
    return shutil.which("Rscript") if is_working() else None


def is_working() -> bool:
    """Tell whether R is there and can open a database."""
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", "library(RSQLite)"], capture_output=True, check=False).returncode == 0
