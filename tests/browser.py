"""Find or install a browser for the tests: prints its path, or an empty line for the one that Playwright installed.

Tried in this order: $KOTA_MITRA_BROWSER; a headless shell: Debian's, Playwright's, or Debian's newly installed if the
user may install packages; an installed Chromium, Chrome or Edge; what Playwright or the distribution can install. If none
works, prints what to install and exits with 1.

A headless shell is Chromium without its windows, https://developer.chrome.com/docs/chromium/headless. A page in a new
context takes it 0.7 s, and a full browser, which opens a window each time, 2.4 s.
"""

from __future__ import annotations

import functools
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

SHELL = "chromium-headless-shell"
"""The headless shell: the command, and Debian's package."""

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
KNOWN_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
INSTALL_HINT = f"No browser works here. Install Chromium or Google Chrome (Debian: sudo apt install {SHELL})."


def is_working(path: str | None) -> bool:
    """Return whether a browser starts and shows a page; None is the one that Playwright installed."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            page = browser.new_page()
            page.set_content("<h1>works</h1>")
            return page.inner_text("h1") == "works"
    except Error:
        return False


def browsers() -> Iterator[str | None]:
    """Yield the paths of browsers that may work, the best first; None is the one that Playwright installed.

    A browser is only installed when none of those before it was taken.
    """
    if path := os.environ.get("KOTA_MITRA_BROWSER"):
        yield path
    yield from commands(SHELL)
    yield None
    if is_debian():
        install_package(SHELL)
        yield from commands(SHELL)
    yield from commands(*COMMANDS)
    yield from (path for path in KNOWN_PATHS if Path(path).exists())
    announce()
    run(sys.executable, "-m", "playwright", "install", "chromium")
    yield None
    install_package("chromium")
    yield from commands("chromium")


def commands(*names: str) -> Iterator[str]:
    """Yield the paths of the commands that are installed."""
    yield from filter(None, map(shutil.which, names))


def is_debian() -> bool:
    """Tell whether the system is Debian, which alone has the package of the headless shell."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def install_package(name: str) -> None:
    """Install a package of Debian or Ubuntu, if the user may: root, and in CI whoever is asked for no password."""
    if not shutil.which("apt-get"):
        return
    rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"] if os.environ.get("CI") else None
    if rights is not None:
        announce()
        run(*rights, "apt-get", "update", "-qq")
        run(*rights, "apt-get", "install", "-y", "-qq", name)


@functools.cache
def announce() -> None:
    """Say what takes so long."""
    print("Looking for a browser to install, once …", file=sys.stderr, flush=True)


def run(*command: str) -> None:
    """Run a command that may fail, with its output on stderr: stdout is for the path."""
    subprocess.run(command, stdout=sys.stderr, stderr=subprocess.DEVNULL, check=False, timeout=600)


def find_browser() -> str | None:
    """Return the path of a working browser, an empty text for the one that Playwright installed, or None."""
    return next((path or "" for path in browsers() if is_working(path)), None)


if __name__ == "__main__":
    found = find_browser()
    if found is None:
        sys.exit(INSTALL_HINT)
    print(found)
