"""Find a browser that works, or get one: prints the path to run, or nothing where Playwright's own is there.

Tried in this order: $KOTA_MITRA_BROWSER, an installed Chromium, Chrome or Edge, the browser that Playwright
installs, the distribution's package where the user may install it. Where none works, the exit code is 1 and what to
install is said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
HELP = "No browser works here. Install Chromium or Google Chrome (Debian, Ubuntu: sudo apt install chromium)."


def works(path: str | None) -> bool:
    """Tell whether a browser starts and shows a page; without a path it is Playwright's own."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            page = browser.new_page()
            page.set_content("<h1>works</h1>")
            return page.inner_text("h1") == "works"
    except Error:
        return False


def installed() -> Iterator[str]:
    """Yield the browsers that seem to be installed."""
    if named := os.environ.get("KOTA_MITRA_BROWSER"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from (place for place in PLACES if Path(place).exists())


def run(*command: str) -> None:
    """Run a command that may fail, its output kept off the path that is printed."""
    subprocess.run(command, stdout=sys.stderr, stderr=subprocess.DEVNULL, check=False, timeout=600)


def find() -> str | None:
    """Return the path of a working browser, an empty text for Playwright's own, or None."""
    for path in installed():
        if works(path):
            return path
    if works(None):
        return ""
    print("Looking for a browser to install, once …", file=sys.stderr, flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")
    if works(None):
        return ""
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "chromium")
    return next(filter(works, installed()), None)


if __name__ == "__main__":
    found = find()
    if found is None:
        sys.exit(HELP)
    print(found)
