#!/usr/bin/env python3
"""Kota Mitra's commands: `python3 run.py serve`, and the others that `python3 run.py` lists.

The virtual environment (`.venv`) is created on first use from hash-locked pins and updated when the pins change.
This script uses only the standard library, so that a new machine needs nothing but Python 3.11.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUNTIME = ROOT / "requirements.txt"
TESTING = ROOT / "tests" / "requirements.txt"
DRAFTING = ROOT / "hooks" / "digest" / "draft" / "requirements.txt"
INTAKE = ROOT / "hooks" / "digest" / "intake" / "requirements.txt"
PLACES = ROOT / "hooks" / "digest" / "places" / "requirements.txt"
AUDITING = ROOT / ".ci" / "requirements.txt"
FUZZING = ROOT / "tests" / "fuzzing" / "requirements.txt"
MEASURING = ROOT / "bench" / "requirements.txt"
ENGINES = {"mkdocs": RUNTIME, "properdocs": ROOT / "deploy" / "engines" / "properdocs" / "requirements.txt"}
THEMES = {"material": RUNTIME, "materialx": ROOT / "deploy" / "engines" / "materialx" / "requirements.txt"}
"""What builds the site and what frames it, each with its pins: hooks/README.md, "Another engine"."""

PINS = (
    RUNTIME, DRAFTING, INTAKE, PLACES, TESTING, AUDITING, FUZZING, MEASURING, ENGINES["properdocs"],
    THEMES["materialx"],
)  # fmt: skip
CODE = ["run.py", "hooks", "tests", "bench", ".github", ".ci"]


def interpreter(folder: Path) -> Path:
    """Return the path of an environment's Python."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


PYTHON = interpreter(VENV)


def serve(*options: str) -> None:
    """Show the site at http://127.0.0.1:8000/ and rebuild it whenever a file changes."""
    generate("serve", "--livereload", *options)


def build(*options: str) -> None:
    """Write the site to site/; --engine properdocs and --theme materialx are what continues MkDocs and Material."""
    generate("build", "--strict", *options)


def check(*options: str) -> None:
    """Check the code (lint, format, types) and the content; with an option such as --changed only the content."""
    if options:
        install(RUNTIME)
        digest("check", *options)
        return
    install(TESTING)
    python("-m", "ruff", "check", *CODE)
    python("-m", "ruff", "format", "--check", *CODE)
    python("-m", "mypy")
    digest("check")


def test(*options: str) -> None:
    """Run all tests, also those in a real browser."""
    browse()
    for pins in (ENGINES["properdocs"], THEMES["materialx"]):
        install_only(pins, environment_of(pins))
    python("-m", "pytest", *options)


def browse() -> None:
    """Install the packages of the tests, and find the browser that the tests use."""
    install(TESTING)
    browser = subprocess.run([PYTHON, ROOT / "tests" / "browser.py"], stdout=subprocess.PIPE, text=True, check=False)
    if browser.returncode:
        sys.exit(browser.returncode)
    os.environ["KOTA_MITRA_BROWSER"] = browser.stdout.strip()


def draft(*words: str) -> None:
    """Write the beginning of an article from a report (address, page, PDF, .docx, mail, text): draft https://…"""
    install(DRAFTING)
    digest("draft", *(str(Path(word).resolve()) if Path(word).is_file() else word for word in words))


def links(*options: str) -> None:
    """Ask whether the sources' pages are still there, and for archive copies; --write notes both in the articles."""
    install(RUNTIME)
    digest("links", *options)


def intake(*words: str) -> None:
    """Find new reports in the feeds of data/feeds.yml, or in those named: intake --since 2026-01-01 [FEED …]"""
    install(INTAKE)
    digest("intake", *(str(Path(word).resolve()) if Path(word).is_file() else word for word in words))


def settle(*options: str) -> None:
    """Move the entries that articles introduce into data/, with no change to the site; --check only names them."""
    install(RUNTIME)
    digest("settle", *options)


def places() -> None:
    """Make the list of the world's places anew from GeoNames and ISO 3166-2, when their pins have changed."""
    install(PLACES)
    digest("places")


def audit(*options: str) -> None:
    """Check all pinned packages for known vulnerabilities; a package that cannot be checked is a failure too."""
    install(AUDITING)
    pins = [word for path in PINS for word in ("-r", str(path.relative_to(ROOT)))]
    python("-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip", *pins, *options)


def fuzz(*options: str) -> None:
    """Fuzz the reader, the checker and the renderer for a minute or `--seconds 600` (Linux, macOS)."""
    install(FUZZING)
    python("tests/fuzzing/fuzz.py", *options)


def bench(*options: str) -> None:
    """Measure builds, edits and searches with thousands of articles, beside Hugo; --sizes 100 1000 for a short look."""
    browse()
    install(MEASURING)
    python("-m", "bench", *options)


def pictures() -> None:
    """Take the screenshots of the guide at /contribute/ again, from the built pages."""
    browse()
    python("tests/pictures.py")


def format() -> None:  # noqa: A001 - the name of the command
    """Format the code; write the generated files (data/schema/, CONTRIBUTING.md, LICENSES.md)."""
    install(TESTING)
    python("-m", "ruff", "check", "--fix", *CODE)
    python("-m", "ruff", "format", *CODE)
    digest("schema", "--write")
    digest("guide", "--write")
    python(".ci/licences.py", "--write")


def lock() -> None:
    """Update every requirements.txt from its requirements.in (needs uv)."""
    uv = shutil.which("uv") or sys.exit("lock needs uv: https://docs.astral.sh/uv/")
    flags = ["--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    for target in PINS:
        source = target.with_suffix(".in").relative_to(ROOT)
        command = [uv, "pip", "compile", *flags, "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--custom-compile-command", "python3 run.py lock"]
        run(*command, str(source), "--output-file", str(target.relative_to(ROOT)))


COMMANDS = {
    word.__name__: word
    for word in (
        serve,
        build,
        check,
        test,
        draft,
        links,
        intake,
        settle,
        places,
        audit,
        fuzz,
        bench,
        pictures,
        format,
        lock,
    )
}


def generate(command: str, *options: str) -> None:
    """Run a command of the engine that the options name, with the theme that they name.

    Each has an environment of its own: Material and MaterialX share a folder, and removing one breaks the other.
    """
    engine, options = choose("engine", ENGINES, options)
    theme, options = choose("theme", THEMES, options)
    os.environ["THEME"] = theme
    other = THEMES[theme] if THEMES[theme] != RUNTIME else ENGINES[engine]  # the pins of MaterialX hold both engines
    if other == RUNTIME:
        install(RUNTIME)
        python("-m", engine, command, *options)
    else:
        folder = environment_of(other)
        install_only(other, folder)
        run(str(interpreter(folder)), "-m", engine, command, *options)


def environment_of(pins: Path) -> Path:
    """Return the folder of the environment of another engine or theme."""
    return ROOT / f".venv-{pins.parent.name}"


def choose(name: str, known: dict[str, Path], options: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the value of an option such as `--engine properdocs`, and the other options; the default is the first."""
    words = [part for word in options for part in (word.split("=", 1) if word.startswith(f"--{name}=") else [word])]
    if f"--{name}" not in words:
        return next(iter(known)), tuple(words)
    at = words.index(f"--{name}")
    value = words[at + 1] if at + 1 < len(words) else ""
    if value not in known:
        sys.exit(f"--{name} {value}: tidak dikenal / unknown. --{name} {' | '.join(known)}")
    return value, (*words[:at], *words[at + 2 :])


def install(pins: Path) -> None:
    """Install the packages of `pins`, together with those of the runtime, into `.venv` unless they are there."""
    wanted = [RUNTIME] if pins == RUNTIME else [RUNTIME, pins]
    purpose = {
        RUNTIME: "runtime", TESTING: "testing", DRAFTING: "drafting", INTAKE: "intake",
        PLACES: "places", AUDITING: "auditing", FUZZING: "fuzzing",
        MEASURING: "measuring",
    }[pins]  # fmt: skip
    install_into(VENV, wanted, VENV / f"installed-{purpose}")


def install_only(pins: Path, folder: Path) -> None:
    """Install the packages of `pins` and no others into an environment of their own unless they are there."""
    install_into(folder, [pins], folder / "installed")


def install_into(folder: Path, wanted: list[Path], stamp: Path) -> None:
    """Install pins into an environment unless its stamp says that they are there."""
    mark = fingerprint(wanted)
    if interpreter(folder).exists() and stamp.exists() and stamp.read_text() == mark:
        return
    print(f"Preparing the environment in {folder.name}, once …", file=sys.stderr, flush=True)
    pip = make_environment(folder)
    arguments = [word for path in wanted for word in ("-r", str(path))]
    run(*pip, "install", "--quiet", "--require-hashes", "--disable-pip-version-check", *arguments)
    stamp.write_text(mark)


def fingerprint(pins: list[Path]) -> str:
    """Return a hash of the pins and of Python's version, which decide what is in `.venv`."""
    text = b"".join(path.read_bytes() for path in pins) + sys.version.encode()
    return hashlib.sha256(text).hexdigest()


def make_environment(folder: Path) -> list[str]:
    """Create an environment unless it is usable, and return the pip command that installs into it."""
    own = str(interpreter(folder))
    pip = [own, "-m", "pip"]
    if interpreter(folder).exists() and succeeds(*pip, "--version") and same_python(folder):
        return pip
    shutil.rmtree(folder, ignore_errors=True)
    if succeeds(sys.executable, "-m", "venv", str(folder)):
        return pip
    # Debian's Python has no ensurepip: pip from outside of it, or uv, installs into it instead.
    shutil.rmtree(folder, ignore_errors=True)
    outside = [sys.executable, "-m", "pip"]
    if succeeds(*outside, "--version"):
        run(sys.executable, "-m", "venv", "--without-pip", str(folder))
        return [*outside, "--python", own]
    if uv := shutil.which("uv"):
        run(uv, "venv", "--quiet", "--seed", "--python", sys.executable, str(folder))
        return pip
    return from_the_distribution(pip, folder)


def from_the_distribution(pip: list[str], folder: Path) -> list[str]:
    """Install Debian's venv package if the user is root, and create the environment; else say what to install."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    package = f"python{version}-venv"
    if shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", package)
        run(sys.executable, "-m", "venv", str(folder))
        return pip
    sys.exit(f"This Python cannot make environments. Install {package} (sudo apt install {package}) and try again.")


def same_python(folder: Path) -> bool:
    """Tell whether an environment was created by this version of Python."""
    version = subprocess.run(
        [interpreter(folder), "-c", "import sys; print(sys.version)"], capture_output=True, text=True
    )
    return version.stdout.strip() == sys.version.strip()


def succeeds(*command: str) -> bool:
    """Tell whether a command exits with 0; its output is not shown."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def digest(*words: str) -> None:
    """Run the command line of the package `digest` (hooks/digest/cli.py)."""
    python("-m", "digest", *words)


def python(*words: str) -> None:
    """Run the Python of `.venv` in the project's folder."""
    run(str(PYTHON), *words)


def run(*command: str) -> None:
    """Run a command in the project's folder; if it fails, exit with its code."""
    hooks = os.pathsep.join(filter(None, [str(ROOT / "hooks"), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": hooks, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    try:
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        code = 130
    if code:
        sys.exit(code)


def main(words: list[str]) -> None:
    """Run the command named by the first argument; without one, list all commands."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the check for older versions
        sys.exit(f"Kota Mitra needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not words or words[0] not in COMMANDS:
        print("python3 run.py <command>\n")
        for name, command in COMMANDS.items():
            print(f"  {name:8} {(command.__doc__ or '').splitlines()[0]}")
        sys.exit(0 if words in ([], ["--help"], ["-h"]) else 2)
    COMMANDS[words[0]](*words[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
