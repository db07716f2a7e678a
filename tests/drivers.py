"""Three browsers with the same few movements: Chromium by Playwright, Firefox by Marionette, WebKitGTK by WebDriver.

Firefox and WebKitGTK are those of the distribution, driven by what they bring along: Marionette is a socket of Firefox,
`WebKitWebDriver` comes with Debian's webkit2gtk-driver. Both are installed if they are missing and the user may. WebKitGTK
needs a screen: Xvfb, where there is no display.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page

from browser import install_package

T = TypeVar("T")

PATIENCE = 20
"""Seconds until something has to have happened."""

FIND = """
const [selector, text] = arguments;
return [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(text) && one.getClientRects().length) ?? null;
"""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key of a reference to an element: https://www.w3.org/TR/webdriver2/#elements."""

FIREFOX_SETTINGS = {
    "marionette.port": 0, "datareporting.policy.dataSubmissionEnabled": False, "browser.shell.checkDefaultBrowser": False,
    "app.update.enabled": False, "browser.aboutwelcome.enabled": False, "startup.homepage_welcome_url": "about:blank",
    "toolkit.telemetry.enabled": False, "app.normandy.enabled": False, "network.captive-portal-service.enabled": False,
}  # fmt: skip


WEBDRIVER_PATHS = {
    "Navigate": "url", "Back": "back", "ExecuteScript": "execute/sync", "ElementClick": "click",
    "ElementSendKeys": "value",
}  # fmt: skip
"""The paths of WebDriver's commands, by the names that Marionette has for them."""


class NoBrowserError(Exception):
    """A browser is not there and cannot be installed; the message says what to install."""


def wait_until(condition: Callable[[], T], what: str) -> T:
    """Return what a condition gives as soon as it is true. Raises AssertionError after `PATIENCE` seconds."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(LookupError, OSError):
            if found := condition():
                return found
        time.sleep(0.05)
    raise AssertionError(what)


class Reader(ABC):
    """Somebody in front of a browser."""

    @abstractmethod
    def goto(self, address: str) -> None:
        """Open an address."""

    @abstractmethod
    def back(self) -> None:
        """Go back by one page."""

    @abstractmethod
    def script(self, body: str, *values: Any) -> Any:
        """Return what the body of a function returns in the page; `values` are its arguments."""

    @abstractmethod
    def click(self, selector: str, text: str = "") -> None:
        """Click the first visible element that matches a selector and holds a text. Raises AssertionError if none does."""

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Type a text into a field, key by key; two keys are named: `\\ue015` is the arrow down, `\\ue007` Enter."""

    def sees(self, selector: str, text: str = "") -> None:
        """Wait until an element that holds a text is visible."""
        wait_until(lambda: self.script(FIND.replace("?? null", "!== undefined"), selector, text), f"{selector}: {text}")

    def finds(self, body: str, wanted: object) -> None:
        """Wait until a script returns a value."""
        seen: list[object] = [None]

        def same() -> bool:
            seen[0] = self.script(body)
            return seen[0] == wanted

        try:
            wait_until(same, body)
        except AssertionError:
            raise AssertionError(f"{body}: {seen[0]!r}, not {wanted!r}") from None

    def choose(self, selector: str, value: str) -> None:
        """Choose an option of a list, as a screen reader does."""
        self.script(
            "const one = document.querySelector(arguments[0]); one.value = arguments[1];"
            "one.dispatchEvent(new Event('change', { bubbles: true }));", selector, value,
        )  # fmt: skip


class ChromiumReader(Reader):
    """Chromium, by Playwright."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE * 1000)

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def back(self) -> None:
        self.page.go_back()

    def script(self, body: str, *values: Any) -> Any:
        return self.page.evaluate(f"(values) => (function () {{ {body} }}).apply(null, values)", list(values))

    def click(self, selector: str, text: str = "") -> None:
        self.page.locator(selector).filter(has_text=text, visible=True).first.click()

    def type(self, selector: str, text: str) -> None:
        field = self.page.locator(selector)
        for part in re.split("([\ue015\ue007])", text):
            key = {"\ue015": "ArrowDown", "\ue007": "Enter"}.get(part)
            field.press(key) if key else field.press_sequentially(part)


class RemoteReader(Reader):
    """A browser that takes the commands of WebDriver."""

    @abstractmethod
    def command(self, name: str, values: dict[str, Any], element: str = "") -> Any:
        """Carry out a command, and return its value. Raises LookupError with what the browser says if it refuses."""

    def goto(self, address: str) -> None:
        """Open an address, and wait until its page is the one that is seen, with its scripts."""
        self.command("Navigate", {"url": address})
        self.finds("return document.readyState === 'complete' && location.href", address)

    def back(self) -> None:
        self.command("Back", {})

    def script(self, body: str, *values: Any) -> Any:
        return self.command("ExecuteScript", {"script": body, "args": list(values)})

    def element(self, selector: str, text: str = "") -> str:
        found = wait_until(lambda: self.script(FIND, selector, text), f"{selector}: {text}")
        return str(found[ELEMENT])

    def click(self, selector: str, text: str = "") -> None:
        self.command("ElementClick", {}, self.element(selector, text))

    def type(self, selector: str, text: str) -> None:
        self.command("ElementSendKeys", {"text": text}, self.element(selector))


class FirefoxReader(RemoteReader):
    """Firefox, by Marionette: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html."""

    def __init__(self, port: int) -> None:
        self.socket = wait_until(lambda: socket.create_connection(("127.0.0.1", port), timeout=60), "Firefox")
        self.number = 0
        self.receive()
        self.command("NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})

    def command(self, name: str, values: dict[str, Any], element: str = "") -> Any:
        self.number += 1
        values = {**values, "id": element} if element else values
        text = json.dumps([0, self.number, f"WebDriver:{name}", values]).encode()
        self.socket.sendall(f"{len(text)}:".encode() + text)
        _, _, error, result = self.receive()
        if error:
            raise LookupError(f"{error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def receive(self) -> Any:
        """Return the next message: its length, a colon, JSON."""
        head = b""
        while not head.endswith(b":"):
            head += self.take(1)
        size = int(head[:-1])
        return json.loads(self.take(size))

    def take(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise ConnectionError("Firefox has gone")
            data += part
        return data


class WebKitReader(RemoteReader):
    """WebKitGTK, by its WebDriver: https://www.w3.org/TR/webdriver2/."""

    def __init__(self, port: int, browser: Path) -> None:
        self.address = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        found = wait_until(lambda: self.post("", wanted), "WebKitWebDriver")
        self.address += f"/{found['sessionId']}"

    def command(self, name: str, values: dict[str, Any], element: str = "") -> Any:
        return self.post(
            f"/element/{element}/{WEBDRIVER_PATHS[name]}" if element else f"/{WEBDRIVER_PATHS[name]}", values
        )

    def post(self, path: str, values: dict[str, Any]) -> Any:
        head = {"Content-Type": "application/json"}
        asked = urllib.request.Request(self.address + path, json.dumps(values).encode(), head)
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise LookupError(error.read().decode()) from None


def program(name: str, package: str) -> str:
    """Return the path of a program, after installing Debian's package if it is missing. Raises NoBrowserError."""
    if not shutil.which(name):
        install_package(package)
    if found := shutil.which(name):
        return found
    raise NoBrowserError(f"{name} is not there. Install it (Debian: sudo apt install {package}).")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def running(*command: str, **environment: str) -> Iterator[None]:
    """Run a program, and those that it starts, inside the context."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


@contextlib.contextmanager
def firefox(folder: Path) -> Iterator[Reader]:
    """Start Firefox with a profile of its own."""
    path = shutil.which("firefox") or program("firefox-esr", "firefox-esr")
    profile, port = folder / "firefox", free_port()
    profile.mkdir()
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in FIREFOX_SETTINGS.items())
    text = "\n".join(lines).replace('"marionette.port", 0', f'"marionette.port", {port}')
    (profile / "user.js").write_text(text, encoding="utf-8")
    with running(path, "--headless", "--marionette", "--no-remote", "--profile", str(profile), HOME=str(folder)):
        reader = FirefoxReader(port)
        with reader.socket:
            yield reader


@contextlib.contextmanager
def webkit(folder: Path) -> Iterator[Reader]:
    """Start WebKitGTK's small browser, on a screen in memory where there is none."""
    driver = program("WebKitWebDriver", "webkit2gtk-driver")
    browsers = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    if not browsers:
        raise NoBrowserError(
            "WebKitGTK's MiniBrowser is not there. Install it (Debian: sudo apt install webkit2gtk-driver)."
        )
    port, screen = free_port(), f":{free_port() % 20000 + 100}"
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder), "GDK_BACKEND": "x11",
           "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
           "LIBGL_ALWAYS_SOFTWARE": "1", "DISPLAY": screen}  # fmt: skip
    with running(program("Xvfb", "xvfb"), screen, "-screen", "0", "1280x900x24", "-nolisten", "tcp"):
        wait_until(lambda: Path(f"/tmp/.X11-unix/X{screen[1:]}").exists(), "Xvfb")
        with running(driver, f"--port={port}", **own):
            yield WebKitReader(port, browsers[-1])
