"""Whatever is edited, and whatever happens to the cache, the site is to the byte the one that is made from nothing."""

from __future__ import annotations

import filecmp
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.build.publisher import Publisher, PublishResult
from digest.build.rendering import create_renderer
from digest.build.targets import SiteTargets
from digest.check.event_ids import EventIds
from digest.check.report import without_warnings
from digest.check.runner import check
from digest.core import cache as cache_module
from digest.core import clock
from digest.core.cache import Cache
from digest.read.loader import ContentLoader
from digest.render.settings import Settings
from introducing import introduce, move_to_article
from roots import PROJECT, SEEDS, article_file, digest, leave_out_entries, make_root

DAY = clock.today()
"""The real articles are reviewed and corrected on real days."""
SETTINGS = Settings(
    site_url="https://kota.example/x/", repo_url="https://code.example/a", sections=("articles", "cities")
)
SHARED = re.compile(r"parties: \[.*(kota-bandung|kota-surabaya|kota-semarang|provinsi-jawa-barat)")


def related() -> list[str]:
    """Real articles that share localities, so that a change to one shows on pages of others."""
    files = sorted((PROJECT / "docs/articles").rglob("*.md"))
    found = [file for file in files if not file.name.endswith(".en.md") and is_related(file)]
    return [file.relative_to(PROJECT / "docs/articles").with_suffix("").as_posix() for file in found][:30]


def is_related(file: Path) -> bool:
    """Tell whether an article is about the shared localities, and has no link to one that may be missing."""
    both = file.read_text() + file.with_suffix(".en.md").read_text()
    return bool(SHARED.search(both)) and ".md)" not in both


def publish(root: Path, site: Path, cache: Cache | None, today: date = DAY) -> PublishResult:
    """Publish the project at `root`; what Pagefind makes is left out, for it comes out differently each time."""
    loaded = load_site(root, today, cache)
    targets = SiteTargets(loaded, root, create_renderer(loaded, root, SETTINGS), cache=cache)
    groups = (group for group in targets.groups() if group.name != "pagefind")
    return Publisher(site).publish(groups, targets.dependencies)


def from_nothing(root: Path, target: Path, today: date = DAY) -> Path:
    """Publish a copy of the project without a cache, in this process alone, and return the site."""
    shutil.rmtree(target, ignore_errors=True)
    leave = shutil.ignore_patterns(".cache", "site", ".site.work")
    shutil.copytree(root, target / "project", symlinks=True, ignore=leave)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("digest.core.parallel.available_cores", lambda: 1)
        publish(target / "project", target / "site", None, today)
    return target / "site"


def differences(compared: filecmp.dircmp[str]) -> list[str]:
    """What differs between two folders."""
    _, other, errors = filecmp.cmpfiles(compared.left, compared.right, compared.common_files, shallow=False)
    found = [f"{compared.left}/{name}" for name in (*compared.left_only, *compared.right_only, *other, *errors)]
    return found + [name for below in compared.subdirs.values() for name in differences(below)]


Edits = tuple[Callable[["Editor"], None], ...]


class Editor:
    """Edits a project at random, as editors do."""

    def __init__(self, root: Path, pool: list[str], seed: int, edits: Edits | None = None) -> None:
        self.root, self.pool, self.chance, self.edits = root, pool, random.Random(seed), edits or EDITS
        self.step, self.today = 0, DAY

    def edit(self) -> str:
        """Make one edit, and return what it was."""
        self.step += 1
        what = self.chance.choice(self.edits)
        what(self)
        return what.__name__

    def file(self) -> Path:
        files = sorted((self.root / "docs/articles").rglob("*.md"))
        return self.chance.choice([file for file in files if not file.name.endswith(".en.md")])

    def change(self, file: Path, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
        text = file.read_text()
        file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE))

    def title(self) -> None:
        self.change(self.file(), r"^title: .*$", f"title: Judul {self.step} yang lain")

    def text(self) -> None:
        file = self.file()
        file.write_text(file.read_text() + f"\nKalimat ke-{self.step} ditambahkan.\n")

    def description(self) -> None:
        file = self.file().with_suffix(".en.md")
        if file.exists():
            self.change(file, r"^description: .*$", f"description: Told otherwise, {self.step}")

    def fact(self) -> None:
        words = f"{{id: Catatan {self.step}, en: Note {self.step}}}"
        self.change(self.file(), r"^    kind:", f"    note: {words}\n    kind:")

    def year(self) -> None:
        self.change(self.file(), r"^  - date: \d{4}", f"  - date: {self.chance.choice((2011, 2016, 2019))}")

    def partner(self) -> None:
        self.change(self.file(), r"parties: \[kota-bandung", "parties: [kota-surabaya")

    def plan(self) -> None:
        """Another article's event, told as a plan of its year: it is carried out where no other event could be."""
        told = re.findall(
            r"^  - date: (\d{4}).*\n(?:    .*\n)*?    kind: (.*)\n    parties: (.*)$", self.file().read_text(), re.M
        )
        year, kind, parties = self.chance.choice(told) if told else ("2019", "visit", "[kota-bandung, jp-hamamatsu]")
        event = f"events:\n  - date: {year}\n    kind: {kind}\n    status: planned\n    parties: {parties}\n    sectors: [health]"
        self.change(self.file(), r"^events:$", event)

    def mention(self) -> None:
        self.change(self.file(), r"^sources:$", "mentions: [JP, kota-surabaya, provinsi-jawa-barat]\nsources:")

    def translation(self) -> None:
        self.file().with_suffix(".en.md").unlink(missing_ok=True)

    def deletion(self) -> None:
        file = self.file()
        if len(list(file.parents[1].rglob("*.md"))) > 16:
            file.unlink()
            file.with_suffix(".en.md").unlink(missing_ok=True)

    def addition(self) -> None:
        article = self.chance.choice(self.pool)
        for ending in (".md", ".en.md"):
            target = self.root / "docs/articles" / f"{article}{ending}"
            target.parent.mkdir(exist_ok=True)
            shutil.copy(article_file(article, ending), target)

    def renaming(self) -> None:
        file = self.file()
        old = f"{file.parent.name}/{file.stem}"
        self.change(file, r"^sources:$", f"redirect_from: [{old}]\nsources:")
        for one in (file.with_suffix(".en.md"), file):
            if one.exists():
                one.rename(one.with_name(one.name.replace(file.stem, f"baru-{self.step}")))

    def moving(self) -> None:
        file = self.file()
        for one in (file.with_suffix(".en.md"), file):
            if one.exists():
                one.rename(one.with_name(one.name.replace(file.stem, f"pindah-{self.step}")))

    def change_any(self, file: Path, pattern: str, new: str) -> None:
        """Change one of all places where a pattern matches."""
        text = file.read_text()
        found = self.chance.choice(list(re.finditer(pattern, text, re.MULTILINE)))
        file.write_text(text[: found.start()] + found.expand(new) + text[found.end() :])

    def name(self) -> None:
        file = self.chance.choice(("sectors", "event_kinds", "instrument_kinds", "localities_abroad", "organisations"))
        self.change_any(self.root / f"data/{file}.yml", r"name: \{id: [^,}]+", f"name: {{id: Nama {self.step}")

    def sector(self) -> None:
        self.rename_named("sectors", r"^    sectors: \[([\w-]+)")

    def event_kind(self) -> None:
        self.rename_named("event_kinds", r"^    kind: ([\w-]+)$")

    def instrument_kind(self) -> None:
        self.rename_named("instrument_kinds", r"^    instrument: \{kind: ([\w-]+)")

    def rename_named(self, vocabulary: str, pattern: str) -> None:
        """Change name, short name or definition of an entry that an article names."""
        files = sorted((self.root / "docs/articles").rglob("*.md"))
        named = re.findall(pattern, "".join(file.read_text() for file in files), re.MULTILINE)
        id_, path = self.chance.choice(named), self.root / f"data/{vocabulary}.yml"
        entry = re.search(rf"^{id_}:\n((?:  .*\n)+)", path.read_text(), re.MULTILINE)
        assert entry
        field = self.chance.choice(re.findall(r"^  (name|short|definition): ", entry[1], re.MULTILINE))
        found = rf'^({id_}:\n(?:  .*\n)*?  {field}: (?:\{{id: )?"?)'
        self.change(path, found, rf"\1Nama {self.step} ")

    def locality(self) -> None:
        """Rename one of those that many of the articles are about."""
        id_ = self.chance.choice(("kota-bandung", "kota-surabaya", "kota-semarang", "provinsi-jawa-barat"))
        pattern, new = rf"^({id_}:(?:.|\n  )*?name: )[^,}}\n]+", rf"\1Kota Baru {self.step}"
        self.change(self.root / "data/localities.yml", pattern, new)

    def alias(self) -> None:
        file = self.chance.choice(("localities", "localities_abroad", "organisations", "sectors"))
        self.change_any(self.root / f"data/{file}.yml", r"aliases: \[", f"aliases: [Alias {self.step}, ")

    def identifier(self) -> None:
        """Give a party another id, wherever it is named."""
        old, new = self.chance.choice(("kota-surabaya", "jp-hamamatsu", "kota-semarang")), f"-x{self.step}"
        for file in [*(self.root / "data").glob("*.yml"), *(self.root / "docs/articles").rglob("*.md")]:
            file.write_text(re.sub(rf"\b{old}\b(?!-)", old + new, file.read_text()))

    def former_identifier(self) -> None:
        """The same, with the former id kept: its addresses lead on."""
        old, new = self.chance.choice(("jp-hamamatsu", "jp-toyota", "kr-ulsan")), f"x{self.step}"
        for file in [*(self.root / "data").glob("*.yml"), *(self.root / "docs/articles").rglob("*.md")]:
            file.write_text(re.sub(rf"\b{old}\b(?!-)", f"{old}-{new}", file.read_text()))
        pattern = rf"^({old}-{new}):$"
        self.change(self.root / "data/localities_abroad.yml", pattern, rf"\1:\n  former_ids: [{old}]")

    def reference(self) -> None:
        """Say that an event is the same as another one, or that it carried out a plan."""
        content = ContentLoader(self.root).content()
        assert content
        ids = EventIds(content.vocabularies.entries)
        told = [(file, at) for file in content.articles for at in range(len(file.front_matter.events))]
        (file, at), (other, there) = self.chance.sample(told, 2)
        event, named = file.front_matter.events[at], other.front_matter.events[there]
        line = file.document.nodes.position(("events", at, "kind"))[0]
        field = "same_as" if event.status == named.status else "fulfils"
        path = self.root / file.document.path
        lines = path.read_text().split("\n")
        lines.insert(line - 1, f"    {field}: {ids.id_of(named)}")
        path.write_text("\n".join(lines))

    def former_id(self) -> None:
        """Move an event to another year, as an editor does who keeps its id."""
        content = ContentLoader(self.root).content()
        assert content
        file = self.chance.choice(content.articles)
        id_ = EventIds(content.vocabularies.entries).id_of(file.front_matter.events[0])
        new = f"  - date: {self.chance.choice((2012, 2017))}\n    former_ids: [{id_}]"
        self.change(self.root / file.document.path, r"^  - date: .*", new)

    def label(self) -> None:
        self.change_any(self.root / "data/labels.yml", r'\{id: "', f'{{id: "Teks {self.step} ')

    def shown_label(self) -> None:
        """Change a label that many pages show."""
        key = self.chance.choice(
            ("standing.no-news", "count.events.many", "level.city", "column.standing", "date.since")
        )
        self.change(self.root / "data/labels.yml", rf'^{re.escape(key)}: \{{id: "', f'{key}: {{id: "Teks {self.step} ')

    def day(self) -> None:
        self.today += timedelta(days=self.chance.choice((1, 1, 30, 400, 1500)))

    def introduction(self) -> None:
        """Let an article bring an entry that is in data/, often not the article that names it."""
        name = self.chance.choice(("localities_abroad", "organisations", "outlets"))
        known = re.findall(r"^([a-z0-9-]+):$", (self.root / f"data/{name}.yml").read_text(), re.MULTILINE)
        texts = "".join(file.read_text() for file in (self.root / "docs/articles").rglob("*.md"))
        named = [id_ for id_ in known if re.search(rf"[ \[]{id_}[],\n]", texts)]
        if named:
            path = self.file().relative_to(self.root).as_posix()
            move_to_article(self.root, name, self.chance.choice(named), path)

    def new_partner(self) -> None:
        """Let an article bring an entry of its own, and name it."""
        file, id_ = self.file(), f"jp-mitra-{self.step}"
        entry = (
            f"{id_}:\n  kind: company\n  country: JP\n  name: {{id: Mitra Ke-{self.step}, en: Partner {self.step}}}\n"
        )
        introduce(self.root, "organisations", entry, file.relative_to(self.root).as_posix())
        self.change(file, r"parties: \[", f"parties: [{id_}, ")

    def introducing(self) -> Path | None:
        """One of the articles that bring entries."""
        files = sorted((self.root / "docs/articles").rglob("*.md"))
        found = [file for file in files if "\nintroduces:\n" in file.read_text()]
        return self.chance.choice(found) if found else None

    def introduced_name(self) -> None:
        if file := self.introducing():
            self.change(file, r"^(      name: (?:\{id: )?)[^,}\n]+", rf"\1Nama Baru {self.step}")

    def other_bringer(self) -> None:
        """Let another article bring what one brings."""
        if (file := self.introducing()) and (found := re.search(r"^introduces:\n(?: .*\n)+", file.read_text(), re.M)):
            file.write_text(file.read_text().replace(found[0], ""))
            self.change(self.file(), r"^sources:$", lambda _: f"{found[0]}sources:")

    def gone_partner(self) -> None:
        """Take back what an article brings, and every mention of it."""
        if file := self.introducing():
            text = file.read_text()
            ids = re.findall(r"^    (jp-mitra-\d+):$", text, re.MULTILINE)
            file.write_text(re.sub(r"^introduces:\n(?: .*\n)+", "", text, flags=re.MULTILINE))
            for one in (self.root / "docs/articles").rglob("*.md"):
                one.write_text(re.sub("|".join(f"{id_}, " for id_ in ids) or "(?!)", "", one.read_text()))

    def settlement(self) -> None:
        """Move into data/ what articles bring."""
        noon = datetime.combine(self.today, time(12), UTC)
        done = digest(self.root, "settle", SOURCE_DATE_EPOCH=str(int(noon.timestamp())))
        assert done.returncode == 0, done.stdout + done.stderr

    def macro(self) -> None:
        self.change(self.root / "docs/templates/digest/parts/rows.html", "<tr data-", f"<tr data-v='{self.step}' data-")

    def template(self) -> None:
        self.change(self.root / "docs/templates/digest/cities.html", "<section>", f"<section data-v='{self.step}'>")


INTRODUCTIONS: Edits = (
    Editor.introduction, Editor.new_partner, Editor.new_partner, Editor.introduced_name, Editor.introduced_name,
    Editor.other_bringer, Editor.gone_partner, Editor.settlement,
)  # fmt: skip
"""Edits of what articles bring."""

TERMS: Edits = (Editor.sector, Editor.event_kind, Editor.instrument_kind)
"""Edits of sectors and of kinds, which every page names."""

EDITS: Edits = (
    *INTRODUCTIONS, *TERMS,
    Editor.title, Editor.text, Editor.year, Editor.partner, Editor.mention, Editor.translation, Editor.deletion,
    Editor.addition, Editor.renaming, Editor.template, Editor.description, Editor.fact, Editor.moving,
    Editor.text, Editor.name, Editor.locality, Editor.alias, Editor.identifier, Editor.label, Editor.shown_label,
    Editor.day, Editor.day, Editor.macro, Editor.plan,
    Editor.former_identifier, Editor.reference, Editor.reference, Editor.former_id,
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize(
    ("seed", "edits"),
    [(0, EDITS), (1, EDITS), (2, INTRODUCTIONS), (3, TERMS)],
    ids=["", "served", "introduced", "terms"],
)
def test_after_any_edits_the_site_is_as_if_made_from_nothing(
    seed: int, edits: Edits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.render.pagination.MAX_INLINE_ROWS", 3)  # so that these few articles make long lists
    monkeypatch.setattr("digest.render.pagination.ROWS_PER_PAGE", 4)
    articles = related()
    root = leave_out_entries(make_root(tmp_path / "project", tuple(articles[:10])), articles)
    editor, file = Editor(root, articles[10:], seed, edits), root / ".cache/content.sqlite"
    served = Cache(file, keeps_values=True)  # as under `serve`, where what did not change is that of the last build
    publish(root, root / "site", served)
    done, spared = [], 0
    while len(done) < 6:
        kept = {
            file: file.read_bytes()
            for folder in ("data", "docs")
            for file in (root / folder).rglob("*")
            if file.is_file()
        }
        what = editor.edit()
        if without_warnings(check(root, editor.today)[1]):  # an edit that the check refuses is taken back
            restore(root, kept)
            continue
        done.append(what)
        published = publish(root, root / "site", served if seed else Cache(file), editor.today)
        compared = filecmp.dircmp(root / "site", from_nothing(root, tmp_path / "fresh", editor.today))
        assert differences(compared) == [], done
        spared += len(published.written) < published.files
    assert spared, "something was not made anew"


def restore(root: Path, kept: dict[Path, bytes]) -> None:
    """Put a project's files back."""
    for folder in ("data", "docs"):
        for file in list((root / folder).rglob("*")):
            if file.is_file() and file not in kept:
                file.unlink()
    for file, content in kept.items():
        file.write_bytes(content)


def delete_texts(root: Path) -> None:
    with sqlite3.connect(root / ".cache/content.sqlite") as connection:
        assert connection.execute("DELETE FROM entries WHERE kind = 'texts'").rowcount
    connection.close()


def damage_half(root: Path) -> None:
    file = root / ".cache/content.sqlite"
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))


def swap_texts(root: Path) -> None:
    with sqlite3.connect(root / ".cache/content.sqlite") as connection:
        connection.execute("UPDATE entries SET value = (SELECT value FROM entries WHERE kind = 'texts')")
    connection.close()


HARM: dict[str, Callable[[Path], object]] = {
    "no cache": lambda root: shutil.rmtree(root / ".cache"),
    "no database": lambda root: (root / ".cache/content.sqlite").write_text("no database"),
    "no folder": lambda root: (shutil.rmtree(root / ".cache"), (root / ".cache").write_text("no folder")),
    "texts are missing": delete_texts,
    "half of the file": damage_half,
    "values of other keys": swap_texts,
}


@pytest.mark.long
@pytest.mark.parametrize("full", [False, True], ids=["", "and the disk is full"])
def test_whatever_happens_to_the_cache_the_site_is_right(
    full: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template changes each time, so that every page is rendered again from what the cache holds."""
    root = leave_out_entries(make_root(tmp_path / "project", SEEDS[:2]), SEEDS)
    publish(root, root / "site", Cache(root / ".cache/content.sqlite"))
    editor, connect, template = Editor(root, [], 0), sqlite3.connect, root / "docs/templates/digest/parts/page.html"
    for name, harm in HARM.items():
        if (root / ".cache").is_file():
            (root / ".cache").unlink()
            publish(root, root / "site", Cache(root / ".cache/content.sqlite"))
        harm(root)
        editor.text()
        template.write_text(template.read_text() + f"<p>{name}</p>\n")
        with monkeypatch.context() as patch:
            if full:
                patch.setattr(
                    cache_module.sqlite3, "connect", lambda *own, **options: with_limit(connect(*own, **options))
                )
            published = publish(root, root / "site", Cache(root / ".cache/content.sqlite"))
        assert {f"articles/{seed}/index.html" for seed in SEEDS[:2]} <= set(published.written)
        compared = filecmp.dircmp(root / "site", from_nothing(root, tmp_path / "fresh"))
        assert differences(compared) == [], name


def with_limit(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a database that may not grow: what is written to it fails as on a full disk."""
    connection.execute("PRAGMA max_page_count = 1")
    return connection
