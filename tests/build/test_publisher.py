"""Publishing: only what changed is built, damage is noticed, and the site is the old or the new one, come what may."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from digest.build import swap as swap_module
from digest.build.publisher import Publisher, PublishResult
from digest.build.target import Target, TargetGroup
from digest.core.dependencies import depend
from digest.core.parallel import BackgroundTask, parallel_map
from digest.export.build_info import MANIFEST
from roots import PROJECT


def target(name: str, text: str = "", fingerprint: str = "") -> Target:
    """Return a target of one file, `name`.txt; without a fingerprint its text is one."""
    mark = (fingerprint or text).encode()
    return Target(name=name, compute_fingerprint=lambda: mark, build=lambda: [(f"{name}.txt", text or name)])


def publish(site: Path, targets: Iterable[Target]) -> PublishResult:
    return Publisher(site).publish([TargetGroup(name="", targets=lambda: targets)])


def content(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): file.read_text() for file in site.rglob("*.txt") if file.name != MANIFEST
    }


def test_only_targets_with_another_fingerprint_are_built(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert len(publish(site, [target("a/one", "1"), target("two", "2")]).written) == 2
    assert publish(site, [target("a/one", "1"), target("two", "3")]).written == ("two.txt",)
    assert publish(site, [target("a/one", "1"), target("two", "3")]).written == ()
    assert content(site) == {"a/one.txt": "1", "two.txt": "3"}


def test_a_file_that_comes_out_the_same_stays_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [target("one", "1", fingerprint="a"), target("two", "2", fingerprint="a")])
    before = (site / "one.txt").stat()
    assert publish(site, [target("one", "1", fingerprint="b"), target("two", "3", fingerprint="b")]).written == (
        "two.txt",
    )
    assert content(site) == {"one.txt": "1", "two.txt": "3"}
    assert ((site / "one.txt").stat().st_ino, (site / "one.txt").stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_a_group_with_the_same_fingerprint_is_not_looked_at(tmp_path: Path) -> None:
    site, compared = tmp_path / "site", list[str]()

    def group(name: str, fingerprint: str) -> TargetGroup:
        def targets() -> Iterable[Target]:
            compared.append(name)
            return [target(f"{name}/1", fingerprint), target(f"{name}/2", "2")]

        return TargetGroup(name=name, targets=targets, compute_fingerprint=fingerprint.encode)

    Publisher(site).publish([group("a", "1"), group("b", "1")])
    compared.clear()
    done = Publisher(site).publish([group("a", "1"), group("b", "2")])
    assert compared == ["b"] and done.written == ("b/1.txt",) and done.files == 4
    (staging(site) / "a/2.txt").unlink()
    Publisher(site).publish([group("a", "1"), group("b", "2")])
    assert compared == ["b", "a"]
    assert content(site) == content(staging(site)) == {"a/1.txt": "1", "a/2.txt": "2", "b/1.txt": "2", "b/2.txt": "2"}


def test_a_file_may_go_from_one_target_to_another(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [target("one", "1"), target("two", "2")])
    other = Target(name="other", compute_fingerprint=lambda: b"1", build=lambda: [("one.txt", "1")])
    assert publish(site, [other, target("two", "2")]).gone == ()
    assert content(site) == content(staging(site)) == {"one.txt": "1", "two.txt": "2"}


def test_what_no_target_builds_any_more_is_gone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [target("a/b/one"), target("two")])
    assert publish(site, [target("two")]).gone == ("a/b/one.txt",)
    assert not (site / "a").exists() and (site / "two.txt").exists()


def test_the_manifest_is_what_sha256sum_checks(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [target("a/one"), target("two")])
    done = subprocess.run(["sha256sum", "--check", "--strict", MANIFEST], cwd=site, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.count("OK") == 2, done.stderr


def test_two_targets_that_write_one_file_are_refused(tmp_path: Path) -> None:
    other = Target(name="other", compute_fingerprint=lambda: b"1", build=lambda: [("one.txt", "other")])
    with pytest.raises(ValueError, match=r"one\.txt is written by both one and other"):
        publish(tmp_path / "site", [target("one"), other])
    assert not (tmp_path / "site").exists()


def test_a_target_is_built_again_when_what_it_has_used_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.core.parallel.available_cores", lambda: 1)  # so that this process sees what is built
    site, labels, built = tmp_path / "site", {"one": "1", "two": "2"}, list[str]()

    def uses(label: str) -> Target:
        def build() -> Iterable[tuple[str, str]]:
            depend(label)
            built.append(label)
            yield f"{label}.txt", labels[label]

        return Target(name=label, compute_fingerprint=lambda: b"same", build=build)

    def publish_labels() -> PublishResult:
        group = TargetGroup(name="g", targets=lambda: [*map(uses, ("one", "two"))], compute_fingerprint=lambda: b"same")
        return Publisher(site).publish([group], {label: text.encode() for label, text in labels.items()})

    publish_labels()
    assert publish_labels().written == () and built == ["one", "two"]
    labels["two"] = "3"
    assert publish_labels().written == ("two.txt",) and content(site) == {"one.txt": "1", "two.txt": "3"}
    assert publish_labels().written == () and built == ["one", "two", "two"]


def staging(site: Path) -> Path:
    """Return the staging folder of a site."""
    return site.parent / ".site.work" / "staging"


@pytest.mark.parametrize("harm", ["changed", "deleted", "added", "published manifest", "manifest", "no manifest"])
def test_a_damaged_or_foreign_folder_is_noticed(tmp_path: Path, harm: str) -> None:
    site, targets = tmp_path / "site", [target("one"), target("two")]
    publish(site, targets)
    publish(site, targets)
    folder = staging(site)
    match harm:
        case "changed":
            (folder / "one.txt").write_text("foreign")
        case "deleted":
            (folder / "one.txt").unlink()
        case "added":
            (folder / "three.txt").write_text("foreign")
        case "published manifest":
            (folder / MANIFEST).write_text("foreign")
        case "manifest":
            for manifest in (folder.parent / "manifests").iterdir():
                manifest.write_bytes(manifest.read_bytes()[:-1] + b"x")
        case "no manifest":
            shutil.rmtree(folder.parent / "manifests")
    publish(site, targets)
    assert content(site) == {"one.txt": "one", "two.txt": "two"}


def test_a_target_that_fails_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [target("one", "old")])

    def fail() -> Iterable[tuple[str, str]]:
        yield "one.txt", "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(site, [Target(name="one", compute_fingerprint=lambda: b"new", build=fail)])
    assert content(site) == {"one.txt": "old"}
    publish(site, [target("one", "newer")])
    assert content(site) == {"one.txt": "newer"}


def test_a_real_full_disk_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        site = disk / "site"
        publish(site, [target("one", "old")])
        with pytest.raises(OSError, match="space"):
            publish(site, [target(f"large-{number}", "x" * 50_000) for number in range(20)])
        assert content(site) == {"one.txt": "old"}
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_where_the_system_cannot_exchange_folders_two_steps_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap_module, "exchange", lambda one, other: False)
    site = tmp_path / "site"
    for text in ("1", "2", "3"):
        publish(site, [target("one", text)])
        assert content(site) == {"one.txt": text}


def test_a_site_left_aside_by_a_crash_between_the_steps_is_put_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [target("one", "old")])
    site.rename(staging(site).parent / "aside")
    swap_module.restore(site, staging(site).parent / "aside")
    assert content(site) == {"one.txt": "old"}


KILLED = """
import sys
from pathlib import Path
from digest.build.publisher import Publisher
from digest.build.target import Target, TargetGroup
text = sys.argv[2]
targets = [
    Target(name=f"t{n}", compute_fingerprint=text.encode, build=lambda n=n: [(f"f/{n % 50}/{n}.txt", text * 50)])
    for n in range(3000)
]
Publisher(Path(sys.argv[1])).publish([TargetGroup(name="", targets=lambda: targets)])
"""


def run(site: Path, text: str) -> subprocess.Popen[bytes]:
    variables = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    return subprocess.Popen([sys.executable, "-c", KILLED, str(site), text], env=variables, start_new_session=True)


def test_killed_at_any_moment_it_leaves_a_whole_site(tmp_path: Path) -> None:
    site, chance = tmp_path / "site", random.Random(3)
    assert run(site, "0").wait() == 0
    seen = set()
    for number in range(1, 13):
        process = run(site, str(number % 10))
        time.sleep(chance.uniform(0.05, 1.2))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        files = list(site.glob("f/*/*.txt"))
        found = {file.read_text()[:1] for file in files}
        assert len(files) == 3000 and len(found) == 1, (number, len(files), found)
        seen |= found
    assert run(site, "x").wait() == 0
    assert {file.read_text() for file in site.glob("f/*/*.txt")} == {"x" * 50}
    assert subprocess.run(["sha256sum", "--check", "--quiet", MANIFEST], cwd=site).returncode == 0


def test_the_staging_folder_is_brought_up_to_date(tmp_path: Path) -> None:
    site, many = tmp_path / "site", [target(f"many/{number}") for number in range(20)]
    publish(site, [*many, target("a/old")])
    assert content(staging(site)) == content(site)
    publish(site, [*many, target("b/new")])
    assert content(staging(site)) == content(site)
    assert (staging(site) / "b/new.txt").samefile(site / "b/new.txt")
    assert publish(site, [*many, target("b/new")]).written == ()
    (staging(site) / MANIFEST).unlink()  # as after a crash in the middle of that
    assert publish(site, [*many, target("b/new", "newer")]).written == ("b/new.txt",)
    assert content(site)["b/new.txt"] == "newer"


def test_a_site_whose_files_were_harmed_is_mended(tmp_path: Path) -> None:
    site, targets = tmp_path / "site", [target(f"many/{number}") for number in range(20)]
    for _ in range(2):
        publish(site, targets)
    (site / "many/1.txt").unlink()
    (site / "many/2.txt").write_text("foreign")
    for _ in range(2):
        publish(site, targets)
        assert content(site)["many/1.txt"] == "many/1"
        assert content(site)["many/2.txt"] == "many/2"


@pytest.mark.parametrize("fails", ["raises", "killed"])
def test_a_background_task_that_failed_runs_when_its_result_is_asked_for(fails: str) -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here and fails == "raises":
            raise OSError("in the child")
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 3

    assert BackgroundTask(work).result() == 3


LEFT = """
import sys, time
from pathlib import Path
from digest.core.parallel import BackgroundTask
def work():
    time.sleep(1)
    Path(sys.argv[1]).write_text("written by a process that was left behind")
BackgroundTask(work)
print("begun", flush=True)
time.sleep(9)
"""


def test_a_background_task_ends_with_the_process_that_began_it(tmp_path: Path) -> None:
    variables = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    command = [sys.executable, "-c", LEFT, str(tmp_path / "file")]
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"begun\n"
        process.kill()
    time.sleep(1.5)
    assert not (tmp_path / "file").exists()


def test_a_child_process_does_all_work_itself() -> None:
    def work() -> list[int]:
        return [os.getpid(), *parallel_map(lambda _: os.getpid(), [1, 2], min_items=1)]

    processes = BackgroundTask(work).result()
    assert len(set(processes)) == 1 and os.getpid() not in processes
