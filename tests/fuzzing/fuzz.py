"""Coverage-guided fuzzing: `python3 run.py fuzz [--seconds 600] [--target body]`.

Atheris (libFuzzer) mutates the project's own articles and the bad ones of the tests, and keeps inputs that cover new
code below .cache/fuzzing/. An input that fails is written there too, as crash-…, and should become a test. Each target
runs its share of the seconds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / ".cache" / "fuzzing"
MAX_BYTES, MAX_SECONDS = 4096, 10
"""Bytes of an input, and seconds for one input."""

sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests" / "fuzzing")]


def corpus(target: str) -> Path:
    """Return the folder of a target's inputs, filled with the project's own files."""
    folder = CORPORA / target
    folder.mkdir(parents=True, exist_ok=True)
    files = [*(ROOT / "tests" / "check" / "bad").glob("*.md"), *(ROOT / "docs" / "articles" / "2017").glob("*.md")]
    for file in files:
        text = file.read_text(encoding="utf-8")
        part = text.split("---\n", 2)
        content = {"yaml": part[1] if len(part) > 2 else text, "body": part[-1], "html": part[-1]}.get(target, text)
        (folder / file.name).write_text(content, encoding="utf-8")
    return folder


def run(target: str, seconds: int) -> None:
    """Fuzz one target in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["digest", "markdown"]):
        from targets import TARGETS

    def one(data: bytes) -> None:
        TARGETS[target](data.decode("utf-8", "ignore"))

    folder = corpus(target)
    flags = [f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}", f"-timeout={MAX_SECONDS}", "-rss_limit_mb=4096"]
    atheris.Setup(
        [sys.argv[0], str(folder), *flags, f"-artifact_prefix={CORPORA}/{target}-", "-print_final_stats=1"], one
    )
    atheris.Fuzz()


def main() -> int:
    """Fuzz every target in its own process; return 1 where an input failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--target", action="append", help="yaml, document, body, html, values; by default all")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        run(options.target[0], options.seconds)
    from targets import TARGETS  # only here: a fuzzing process has to import it under Atheris' instrumentation

    chosen = options.target or list(TARGETS)
    share = max(1, options.seconds // len(chosen))
    command = [sys.executable, __file__, "--alone", "--seconds", str(share), "--target"]
    codes = {subprocess.run([*command, name], check=False).returncode for name in chosen}
    return int(codes != {0})


if __name__ == "__main__":
    sys.exit(main())
