"""Addresses of entries that were renamed, and of cooperations whose parties were completed: page, feed and JSON."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.build.targets import SiteTargets
from digest.check.report import explain
from digest.check.runner import check
from digest.render.former_paths import FormerPaths
from digest.render.settings import Settings
from roots import SEEDS, TODAY, make_root
from small_articles import write_article

SETTINGS = Settings(site_url="https://kota.example/x/", sections=("cities", "cooperations"))
PAIR = "kota-bandung--jp-hamamatsu"
ARTICLE = "2025/kunjungan"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "project", SEEDS[:1])


def files(root: Path, *folders: str) -> dict[str, str]:
    """The files of a site below some folders, and below the same of its English half."""
    site = load_site(root, TODAY)
    groups = SiteTargets(site, root, create_renderer(site, root, SETTINGS)).groups()
    targets = [target for group in groups if group.name in folders for target in group.targets()]
    found = [(path, content) for target in targets for path, content in target.build()]
    assert len({path for path, _ in found}) == len(found), "no file is made twice"
    for target in targets:
        assert all(path.removeprefix("en/").startswith(target.owns) for path, _ in target.build()), target.name
    return dict(found)  # type: ignore[arg-type]


def leads_to(files: dict[str, str], path: str) -> str:
    """The path to which the page at a former path leads a reader."""
    html = files[f"{path}index.html"]
    (refresh,), (link,) = re.findall(r'url=([^"]*)"', html), re.findall(r'<a href="([^"]*)"', html)
    assert refresh == link and '<meta name="robots" content="noindex">' in html
    target = urljoin(f"/{path}", link).lstrip("/")
    assert f'<link rel="canonical" href="https://kota.example/x/{target}">' in html
    assert "http-equiv" not in files[f"{target}index.html"].partition("</head>")[2], "it is the page itself"
    return target


def rename(root: Path, name: str, old: str, *more: str) -> None:
    """Give an entry of a vocabulary another id, as an editor does, here and in every article."""
    file, new = root / f"data/{name}.yml", f"{old}-baru"
    former = f"  former_ids: [{', '.join([old, *more])}]\n"
    file.write_text(file.read_text("utf-8").replace(f"\n{old}:\n", f"\n{new}:\n{former}"), "utf-8")
    for article in (root / "docs/articles").rglob("*.md"):
        article.write_text(re.sub(rf"(?<=[\[ ]){old}(?=[],])", new, article.read_text("utf-8")), "utf-8")


def test_a_renamed_entry_is_found_at_its_former_addresses(root: Path) -> None:
    write_article(root, ARTICLE, "date: 2025-09-04\nkind: visit")
    before = files(root, "cities", "cooperations")
    rename(root, "localities_abroad", "jp-hamamatsu")
    after = files(root, "cities", "cooperations")
    assert before.keys() <= after.keys(), "no address is gone"
    for prefix in ("", "en/"):
        city, cooperation = f"{prefix}cities/jp-hamamatsu/", f"{prefix}cooperations/{PAIR}/"
        assert leads_to(after, city) == f"{prefix}cities/jp-hamamatsu-baru/"
        assert leads_to(after, cooperation) == f"{prefix}cooperations/{PAIR}-baru/"
        for path, present in ((city, f"{prefix}cities/jp-hamamatsu-baru/"), (cooperation, f"{cooperation[:-1]}-baru/")):
            assert after[f"{path}feed.xml"] == after[f"{present}feed.xml"], "who follows the feed goes on getting it"
    assert after["cities/jp-hamamatsu/index.json"] == after["cities/jp-hamamatsu-baru/index.json"]


def test_the_lists_below_a_renamed_entry_are_found_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years and cooperations, and the further pages of long ones."""
    monkeypatch.setattr("digest.render.pagination.MAX_INLINE_ROWS", 1)
    monkeypatch.setattr("digest.render.pagination.ROWS_PER_PAGE", 1)
    write_article(root, ARTICLE, "date: 2025-09-04\nkind: visit")
    write_article(root, "2025/lain", "date: 2025-10-04\nkind: visit\nparties: [jp-hamamatsu, kota-surabaya]")
    before = files(root, "cities", "cooperations")
    lists = ("2025/", "2025/2/", "cooperations/", "cooperations/2/")
    assert {f"cities/jp-hamamatsu/{below}index.html" for below in lists} <= before.keys()
    rename(root, "localities_abroad", "jp-hamamatsu")
    after = files(root, "cities", "cooperations")
    assert before.keys() <= after.keys(), "no address is gone"
    of_it = re.compile(r"((?:en/)?(?:cities/|cooperations/\S+--)jp-hamamatsu)(/.*)index\.html")
    former = list(filter(None, map(of_it.fullmatch, before)))
    assert len(former) > 10
    for path in former:
        assert leads_to(after, f"{path[1]}{path[2]}") == f"{path[1]}-baru{path[2]}"


def test_a_sector_and_an_organisation_can_be_renamed_too(root: Path) -> None:
    write_article(root, ARTICLE, "date: 2025-09-04\nkind: visit\nparties: [kota-bandung, jp-jica]")
    before = files(root, "sectors", "organisations")
    rename(root, "sectors", "health")
    rename(root, "organisations", "jp-jica")
    after = files(root, "sectors", "organisations")
    assert before.keys() <= after.keys()
    assert leads_to(after, "sectors/health/") == "sectors/health-baru/"
    assert leads_to(after, "en/organisations/jp-jica/") == "en/organisations/jp-jica-baru/"


def test_a_cooperation_whose_parties_were_completed_leads_on(root: Path) -> None:
    completed = "date: 2025-09-04\nkind: visit\nparties: [kota-bandung, jp-jica, jp-hamamatsu]"
    write_article(root, ARTICLE, f"{completed}\nformer_ids: [2025-09-04-visit--{PAIR}]")
    found = files(root, "cooperations")
    assert leads_to(found, f"en/cooperations/{PAIR}/") == f"en/cooperations/{PAIR}--jp-jica/"
    write_article(root, "2025/lain", "date: 2025-10-04\nkind: visit")
    both = files(root, "cooperations")
    assert "noindex" not in both[f"cooperations/{PAIR}/index.html"], "while others keep the former one it has its page"


def test_completed_and_renamed_both_addresses_lead_on(root: Path) -> None:
    completed = "date: 2025-09-04\nkind: visit\nparties: [kota-bandung, jp-jica, jp-hamamatsu]"
    write_article(root, ARTICLE, f"{completed}\nformer_ids: [2025-09-04-visit--{PAIR}]")
    rename(root, "localities_abroad", "jp-hamamatsu")
    present = "cooperations/kota-bandung--jp-hamamatsu-baru--jp-jica/"
    found = files(root, "cooperations")
    for former in (PAIR, f"{PAIR}-baru", f"{PAIR}--jp-jica"):
        assert leads_to(found, f"cooperations/{former}/") == present


def test_a_plan_that_was_carried_out_by_more_parties_leads_on(root: Path) -> None:
    write_article(root, ARTICLE, "date: 2025-09\nkind: visit\nstatus: planned", published="2025-02-01")
    more = "date: 2025-09-04\nkind: visit\nparties: [kota-bandung, jp-jica, jp-hamamatsu]"
    write_article(root, "2025/lain", more, published="2025-09-05")
    assert leads_to(files(root, "cooperations"), f"cooperations/{PAIR}/") == f"cooperations/{PAIR}--jp-jica/"


def test_many_former_ids_of_many_parties_stay_few_addresses(root: Path) -> None:
    ids = [
        f"kota-{name}" for name in ("bandung", "bogor", "cirebon", "medan", "semarang", "surabaya", "ambon", "kupang")
    ]
    text = (root / "data/localities.yml").read_text("utf-8")
    for id_ in ids:
        former = ", ".join(f"{id_}-{number}" for number in range(8))
        text = text.replace(f"\n{id_}:\n", f"\n{id_}:\n  former_ids: [{former}]\n")
    (root / "data/localities.yml").write_text(text, "utf-8")
    write_article(root, ARTICLE, f"date: 2025-09-04\nkind: visit\nparties: [{', '.join(ids)}]")
    assert len(FormerPaths(load_site(root, TODAY)).subjects) < 200


@pytest.mark.parametrize(
    ("former", "rule"),
    [
        ("kota-bandung", "former-id-taken"),
        ("jp-jica", "former-id-taken"),
        ("jp-toyota-lama", "former-id-taken"),
        ("../x", "bad-id"),
        ("jp-government", "bad-id"),
    ],
)
def test_a_former_id_is_free_and_an_id(root: Path, former: str, rule: str) -> None:
    file = root / "data/localities_abroad.yml"
    text = file.read_text("utf-8").replace("\njp-toyota:\n", "\njp-toyota:\n  former_ids: [jp-toyota-lama]\n")
    file.write_text(text.replace("\njp-hamamatsu:\n", f"\njp-hamamatsu:\n  former_ids: [{former}]\n"), "utf-8")
    found = [one for one in check(root, TODAY, warn=False)[1] if one.field.startswith("jp-hamamatsu")]
    assert [one.rule for one in found] == [rule]


def test_an_article_that_still_has_the_former_id_is_told_the_present_one(root: Path) -> None:
    rename(root, "localities_abroad", "jp-hamamatsu")
    write_article(root, ARTICLE, "date: 2025-09-04\nkind: visit")
    (found,) = [one for one in check(root, TODAY, warn=False)[1] if one.path.endswith(f"{ARTICLE}.md")]
    assert found.rule == "unknown-party" and "jp-hamamatsu-baru" in explain(found, "en")[1]
