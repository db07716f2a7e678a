"""Find or install a browser for the tests: prints its path, or an empty line for the one that Playwright installed.

Tried in this order: $KOTA_MITRA_BROWSER, an installed Chromium, Chrome or Edge, the browser that Playwright installs,
the distribution's package if the user may install it. If none works, prints what to install and exits with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
KNOWN_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
INSTALL_HINT = "No browser works here. Install Chromium or Google Chrome (Debian, Ubuntu: sudo apt install chromium)."


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


def installed_browsers() -> Iterator[str]:
    """Yield the paths of browsers that may be installed."""
    if path := os.environ.get("KOTA_MITRA_BROWSER"):
        yield path
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (path for path in KNOWN_PATHS if Path(path).exists())


def run(*command: str) -> None:
    """Run a command that may fail, with its output on stderr: stdout is for the path."""
    subprocess.run(command, stdout=sys.stderr, stderr=subprocess.DEVNULL, check=False, timeout=600)


def find_browser() -> str | None:
    """Return the path of a working browser, an empty text for the one that Playwright installed, or None."""
    for path in installed_browsers():
        if is_working(path):
            return path
    if is_working(None):
        return ""
    print("Looking for a browser to install, once …", file=sys.stderr, flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")
    if is_working(None):
        return ""
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "chromium")
    return next(filter(is_working, installed_browsers()), None)


if __name__ == "__main__":
    found = find_browser()
    if found is None:
        sys.exit(INSTALL_HINT)
    print(found)
