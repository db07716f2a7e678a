"""`python -m digest stale`: unused entries are reported as warnings."""

from __future__ import annotations

import json
from pathlib import Path

from roots import digest, make_root


def stale(root: Path) -> list[tuple[str, str, str]]:
    done = digest(root, "stale", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert all(found["severity"] == "warning" for found in json.loads(done.stdout))
    return [(found["file"], found["field"], found["rule"]) for found in json.loads(done.stdout)]


def test_only_unused_entries_are_reported(seeds: Path) -> None:
    found = stale(seeds)
    assert ("data/localities_abroad.yml", "jp-hamamatsu", "entry-unused") in found
    assert ("data/localities_abroad.yml", "kr-daejeon", "entry-unused") not in found
    assert ("data/outlets.yml", "detak-tangsel", "entry-unused") not in found
    closed = {"data/localities.yml", "data/sectors.yml", "data/labels.yml"}
    assert not any(file in closed and rule == "entry-unused" for file, _, rule in found)


def test_redundant_aliases_and_unused_hosts_are_reported(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    outlets = root / "data/outlets.yml"
    text = outlets.read_text(encoding="utf-8")
    entry = next(line for line in text.splitlines() if line.startswith("detak-tangsel:"))
    outlets.write_text(text.replace("hosts: [detaktangsel.com", "hosts: [lama.example.id, detaktangsel.com"))
    assert outlets.read_text(encoding="utf-8") != text, entry
    abroad = root / "data/localities_abroad.yml"
    abroad.write_text(
        abroad.read_text(encoding="utf-8") + '\nzz-x: {country: KR, level: city, name: Xyz, aliases: ["XYZ!"]}\n'
    )
    found = stale(root)
    assert ("data/outlets.yml", "detak-tangsel.hosts[0]", "host-unused") in {
        (a, b.replace(".0", "[0]"), c) for a, b, c in found
    }
    assert any(rule == "alias-idle" for _, _, rule in found)


def test_a_stale_schema_is_reported(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project")
    (root / "data/schema/outlets.schema.json").write_text("{}")
    assert ("data/schema/outlets.schema.json", "", "schema-stale") in stale(root)
