"""What a target is made of is known: every label, vocabulary entry and outcome of the day that its files show."""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from digest.build.entry_fingerprints import EntryFingerprints
from digest.build.rendering import create_renderer
from digest.build.target import Target
from digest.build.targets import SiteTargets
from digest.core.dependencies import QUARTER, record
from digest.core.dependencies import TODAY as TODAY_NAME
from digest.export.feeds import TEMPLATES as FEED_TEMPLATES
from digest.group.site import Site
from digest.model.builder import Model
from digest.read.content import Content, Vocabularies
from digest.read.fields import LocalizedText
from digest.read.loader import ContentLoader
from digest.read.vocabulary_entries import LabelEntry
from digest.render.renderer import PARTS, TEMPLATES
from digest.render.settings import Settings
from digest.render.templates import template_fingerprints
from kinds import add_many_events
from roots import SEEDS, TODAY, make_root

SETTINGS = Settings(
    site_url="https://kota.example/x/", repo_url="https://code.example/a", edit_url="https://code.example/a/edit/main/",
    sections=("articles", "cities"),
)  # fmt: skip

RENEWED = "2025/bandung-hamamatsu-perbarui-mou-kota-kembar"
"""An article on an MoU that has an end."""

MARK = re.compile(r"Mark-([\w.-]+?)-Mark")


def marked(key: str) -> str:
    """Return a text that is found wherever it is shown, whatever escapes it."""
    return f"Mark-{key}-Mark"


ROWS = 10
"""Rows of a page here: with ten times as many, the same pages would take four times as long."""


@pytest.fixture(scope="module", autouse=True)
def short_pages() -> Iterator[None]:
    """Let few events have pages of every kind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("digest.render.pagination.MAX_INLINE_ROWS", ROWS * 6 // 10)
        patch.setattr("digest.render.pagination.ROWS_PER_PAGE", ROWS)
        yield


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with pages of every kind, among them an article at a former address."""
    root = make_root(tmp_path_factory.mktemp("dependencies") / "project", (*SEEDS, RENEWED))
    add_many_events(root, ROWS)
    article = root / "docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.md"
    article.write_text(article.read_text().replace("\nsources:\n", "\nredirect_from: [2013/lama]\nsources:\n", 1))
    return root


OTHERS = 12
"""Entries of each vocabulary that are kept though nothing names them: with a thousand all would be shown the same way."""


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    """What was read of the project, with the entries that its articles name and some of the others."""
    content = ContentLoader(root).content()
    assert content
    words = {word for file in (root / "docs").rglob("*.md") for word in re.findall(r"[\w-]+", file.read_text("utf-8"))}
    return with_vocabularies(content, lambda known: some_entries(known, words))


def some_entries(known: Vocabularies, named: set[str]) -> Vocabularies:
    """Return the vocabularies with the entries that are named, what these need, and some others of each vocabulary."""
    found = {name: dict(getattr(known, name)) for name in EntryFingerprints.VOCABULARIES}
    needed = named | {id_ for id_ in known.localities if id_.startswith("provinsi-")}
    kept = {
        name: {
            id_: entry
            for at, (id_, entry) in enumerate(entries.items())
            if id_ in needed or at % max(1, len(entries) // OTHERS) == 0
        }
        for name, entries in found.items()
    }
    places = {entry.place for entry in kept["organisations"].values() if entry.place}
    for name in ("localities", "localities_abroad"):
        kept[name] = {id_: entry for id_, entry in found[name].items() if id_ in places or id_ in kept[name]}
    return replace(known, **kept)


def with_vocabularies(content: Content, change: Callable[[Vocabularies], Vocabularies]) -> Content:
    """Return the content with other vocabularies."""
    return replace(content, vocabularies=replace(content.vocabularies, entries=change(content.vocabularies.entries)))


def targets_of(root: Path, content: Content, days: int = 0) -> SiteTargets:
    """Return the targets of a site, some days later."""
    site = Site(Model(content), TODAY + timedelta(days))
    return SiteTargets(site, root, create_renderer(site, root, SETTINGS))


def all_targets(targets: SiteTargets) -> Iterator[Target]:
    """Yield all targets but the indexes of Pagefind, whose files are binary."""
    yield from (target for group in targets.groups() for target in group.targets() if not target.kept)


@dataclass(frozen=True)
class Built:
    """What a target has built: all its texts, and the names of what it says it depends on."""

    texts: str
    names: frozenset[str]

    @property
    def marks(self) -> set[str]:
        """The marked texts that its files show."""
        return set(MARK.findall(self.texts))


def build_all(targets: SiteTargets) -> dict[str, Built]:
    """Build all targets, by name."""
    built = {target.name: record(lambda target=target: list(target.build())) for target in all_targets(targets)}
    return {name: Built("\n".join(map(as_text, files)), names) for name, (files, names) in built.items()}


@pytest.fixture(scope="module")
def built(root: Path, content: Content) -> dict[str, Built]:
    """What all targets have built, each after those before it."""
    return build_all(targets_of(root, content))


def as_text(file: tuple[str, str | bytes]) -> str:
    """Return a file's content; lines of a calendar are unfolded, and pictures are no text."""
    content = file[1] if isinstance(file[1], str) else file[1].decode("utf-8", "replace")
    return content.replace("\r\n ", "")


class AskedLabels(dict[str, LabelEntry]):
    """Labels that note which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> LabelEntry:  # type: ignore[override]
        self.asked.add(key)
        return LabelEntry(id=key, en=key)


def labels_of_templates(root: Path) -> dict[str, set[str]]:
    """Return the labels in the source of each template and macro, by its name."""
    labels, found = AskedLabels(), dict[str, set[str]]()
    for folder in (root / TEMPLATES, FEED_TEMPLATES):
        for name, _ in template_fingerprints(folder, labels):
            found[name], labels.asked = labels.asked, set()
    return found


def test_a_target_names_every_label_that_its_files_show(root: Path, content: Content) -> None:
    def mark(known: Vocabularies) -> Vocabularies:
        return replace(known, labels={key: LabelEntry(id=marked(key), en=marked(key)) for key in known.labels})

    in_templates, shown = labels_of_templates(root), set[str]()
    for name, built in build_all(targets_of(root, with_vocabularies(content, mark))).items():
        named = built.names.union(*(in_templates.get(one, ()) for one in built.names))
        assert built.marks <= named, name
        shown |= built.marks
    assert (
        len(shown) > 400 and {"standing.no-news", "date.since", "level.city", "site.tagline", "redirect.moved"} <= shown
    )


def test_what_a_target_names_has_a_fingerprint(root: Path, content: Content, built: dict[str, Built]) -> None:
    """Else it would be made anew by every build."""
    known = targets_of(root, content).dependencies.keys()
    assert {name: one.names - known for name, one in built.items() if not one.names <= known} == {}


def test_what_is_cached_is_named_by_each_target_that_shows_it(
    root: Path, content: Content, built: dict[str, Built]
) -> None:
    """In whichever order targets are built."""
    modules = {f"parts/{file}.html" for file in PARTS.values()}  # read once; their macros are named each time
    for target in reversed(list(all_targets(targets_of(root, content)))):
        names = record(lambda target=target: list(target.build()))[1]
        assert names - modules == built[target.name].names - modules, target.name


TEXTS = ("name", "short", "definition", "aliases", "hosts")


def mark_entry(vocabulary: str, id_: str, entry: object, field: str, ending: str = "") -> object:
    """Return an entry with one of its texts marked."""
    text = marked(f"{vocabulary}.{id_}.{field}{ending}")
    other = copy.copy(entry)  # not `replace`, which would validate it again
    object.__setattr__(other, field, [text] if field in {"aliases", "hosts"} else LocalizedText(text, text))
    return other


def marked_entries(known: Vocabularies) -> Vocabularies:
    """Return the vocabularies with every text of every entry marked."""
    found: dict[str, dict[str, object]] = defaultdict(dict)
    for vocabulary in EntryFingerprints.VOCABULARIES:
        for id_, entry in getattr(known, vocabulary).items():
            for field in TEXTS:
                if hasattr(entry, field):
                    entry = mark_entry(vocabulary, id_, entry, field)
            found[vocabulary][id_] = entry
    return replace(known, **found)


def with_other_text(known: Vocabularies, mark: str) -> Vocabularies:
    """Return the vocabularies with another text where `mark` stands: `sectors.health.name`."""
    vocabulary, id_, field = mark.split(".")
    entries = getattr(known, vocabulary)
    return replace(known, **{vocabulary: entries | {id_: mark_entry(vocabulary, id_, entries[id_], field, "2")}})


def fingerprints_of(targets: SiteTargets) -> dict[str, bytes]:
    """Return the fingerprint of each target, by its name."""
    return {one.name: one.fingerprint for one in all_targets(targets)}


def some_fingerprints(targets: SiteTargets, names: set[str], groups: dict[str, str]) -> dict[str, bytes]:
    """Return the fingerprints of some targets, by their names; `groups` has the group of each."""
    wanted = {groups[name] for name in names}
    own = (target for group in targets.groups() if group.name in wanted for target in group.targets())
    return {one.name: one.fingerprint for one in own if one.name in names}


class Texts:
    """What `repr` gives, made once for each entry and for each vocabulary that stays the same object."""

    def __init__(self) -> None:
        self.entries: dict[int, tuple[object, str]] = {}  # with the entry, so that no other object gets its id
        self.vocabularies: dict[int, tuple[object, str]] = {}

    def represent(self, value: object) -> str:
        """Return the text of any value; `value` is a vocabulary, or something small."""
        if not isinstance(value, dict):
            return repr(value)
        if id(value) not in self.vocabularies:
            text = ", ".join(f"{id_!r}: {self.represent_entry(entry)}" for id_, entry in value.items())
            if len(self.vocabularies) > 50:
                self.vocabularies.clear()
            self.vocabularies[id(value)] = value, f"{{{text}}}"
        return self.vocabularies[id(value)][1]

    def represent_entry(self, entry: object) -> str:
        if id(entry) not in self.entries:
            self.entries[id(entry)] = entry, repr(entry)
        return self.entries[id(entry)][1]


def test_texts_of_entries_are_those_of_repr(content: Content) -> None:
    texts, known = Texts(), content.vocabularies.entries
    for _ in range(2):
        assert texts.represent(known.sectors) == repr(known.sectors)
        assert texts.represent((1, "a")) == repr((1, "a"))


@pytest.mark.long
def test_a_target_s_fingerprint_is_of_every_entry_that_its_files_show(
    root: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.build.entry_fingerprints.repr", Texts().represent, raising=False)
    marked_content = with_vocabularies(content, marked_entries)
    targets = targets_of(root, marked_content)
    before, shown = fingerprints_of(targets), defaultdict[str, set[str]](set)
    groups = {target.name: group.name for group in targets.groups() for target in group.targets()}
    for name, built in build_all(targets).items():
        for mark in built.marks:
            shown[mark].add(name)
    few = {mark for mark, names in shown.items() if names != {"contribute"}}  # the form has every entry
    assert {mark.split(".")[2] for mark in few} == set(TEXTS) - {"hosts"}
    for mark in sorted(few):
        other = with_vocabularies(marked_content, lambda known, mark=mark: with_other_text(known, mark))
        after = some_fingerprints(targets_of(root, other), shown[mark], groups)
        assert [name for name in shown[mark] if before[name] == after.get(name)] == [], mark


def test_to_rename_an_entry_makes_few_targets_anew(root: Path, content: Content) -> None:
    before = fingerprints_of(targets_of(root, content))

    def changed(mark: str) -> set[str]:
        other = with_vocabularies(content, lambda known: with_other_text(known, mark))
        after = fingerprints_of(targets_of(root, other))
        return {name for name in before if before[name] != after[name]}

    def single(names: set[str]) -> set[str]:
        return {name for name in names if name.startswith(("cities/", "article ", "cooperations/", "sectors/"))}

    assert single(changed("localities.kota-tangerang-selatan.aliases")) == {"cities/kota-tangerang-selatan/"}
    assert single(changed("sectors.health.definition")) == {"sectors/health/"}
    renamed = single(changed("localities.kota-tangerang-selatan.name"))
    assert "cities/kr-daejeon/" in renamed and f"article {SEEDS[2]}" not in renamed


@pytest.mark.parametrize("days", [1, 366, 4000])
def test_what_another_day_changes_has_another_fingerprint_or_names_the_day(
    days: int, root: Path, content: Content, built: dict[str, Built]
) -> None:
    targets = targets_of(root, content, days)
    later, marks, later_marks = build_all(targets), fingerprints_of(targets_of(root, content)), fingerprints_of(targets)
    changed = {name for name, one in built.items() if one.texts != later[name].texts}
    of_the_day = {name for name, one in built.items() if TODAY_NAME in one.names}
    # Lifelines show today's quarter: 366 and 4,000 days later it is another one, the next day the same.
    of_the_quarter = {name for name, one in built.items() if QUARTER in one.names} if days > 1 else set()
    assert changed <= of_the_day | of_the_quarter | {name for name in built if marks[name] != later_marks[name]}
    # The form shows the year; the calendar leaves out what lies more than a year back.
    assert days > 1 or changed == of_the_day - {"page contribute", "calendar"}
