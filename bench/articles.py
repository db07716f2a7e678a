"""Synthetic articles with the project's own front matter: any number of them, and the same ones each time.

Places, sectors and kinds come from the real vocabularies, with frequencies that follow a power law as the real ones do.
Texts are made of the real articles' sentences, so that words are as frequent as in real texts. None is published.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")

PROJECT = Path(__file__).resolve().parents[1]
MIN_WORDS = 200
"""The fewest words of a text."""
FIRST, LAST = dt.date(2006, 1, 1), dt.date(2026, 10, 31)
"""The days between which events lie; later years have more of them."""
MAX_DAYS_TO_ADD = 400
"""Within so many days of its main event an article is added."""
INSTRUMENTS = {"loi-signed": "loi", "mou-signed": "mou", "renewal-signed": "mou"}
PRECISIONS, PRECISE = (10, 7, 4), (63, 19, 18)
"""Characters of a date that are known (day, month, year), and the per cent of events for each, as in real articles."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its id, its facts, and title, description and text by language."""

    id: str
    facts: dict[str, Any]
    texts: dict[str, tuple[str, str, str]]


def make_root(root: Path, count: int, progress: Callable[[int], None] = lambda done: None) -> Path:
    """Copy the project to `root` with `count` synthetic articles in place of the real ones, and return `root`."""
    for folder in ("data", "docs", "hooks"):
        hidden = shutil.ignore_patterns("__pycache__", "articles")
        shutil.copytree(PROJECT / folder, root / folder, ignore=hidden)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    (root / "data" / "digest.yml").write_text(f"began: {FIRST}\n", encoding="utf-8")
    for number, article in enumerate(articles(count), start=1):
        write(root, article)
        progress(number)
    return root


def write(root: Path, article: Article) -> None:
    """Write an article's two files below `root`."""
    path = root / "docs" / "articles" / f"{article.id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    for language, (title, description, body) in article.texts.items():
        head = {"title": title, "description": description} | (article.facts if language == "id" else {})
        front = yaml.dump(head, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
        name = path if language == "id" else path.with_suffix(".en.md")
        name.write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")


def articles(count: int) -> Iterator[Article]:
    """Yield `count` articles; the first of them are the same for every count."""
    generator = Generator(random.Random(20261122))  # noqa: S311 - the same articles each time are the point
    return (generator.article(number) for number in range(count))


class Generator:
    """Generates articles from the real vocabularies and sentences."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        data = {name: load(PROJECT / "data" / f"{name}.yml") for name in (
            "localities", "localities_abroad", "organisations", "sectors", "event_kinds", "outlets")}  # fmt: skip
        self.names = {id_: entry["name"] for vocabulary in data.values() for id_, entry in vocabulary.items()}
        abroad = [id_ for id_, entry in data["organisations"].items() if entry.get("country", "ID") != "ID"]
        self.home = ZipfSampler(rng, shuffled(data["localities"]))
        self.partners = ZipfSampler(rng, shuffled([*data["localities_abroad"], *abroad]))
        self.sectors = ZipfSampler(rng, list(data["sectors"]))
        self.kinds = ZipfSampler(rng, shuffled(data["event_kinds"]))
        self.outlets = {id_: entry["hosts"][0] for id_, entry in data["outlets"].items()}
        self.sentences = {"id": sentences(english=False), "en": sentences(english=True)}

    def article(self, number: int) -> Article:
        """Return the article of this number."""
        parties = [self.home.draw(), self.partners.draw()]
        events = [self.event(parties) for _ in range(self.rng.choice((1, 1, 1, 2, 2, 3)))]
        events = list({(event["date"], event["kind"]): event for event in events}.values())
        outlet = self.rng.choice(list(self.outlets))
        facts = {
            "added": day_added(events[0]["date"], number),
            "events": events,
            "sources": [{"outlet": outlet, "url": f"https://{self.outlets[outlet]}/berita/{number}", "language": "id"}],
            "people": [{"name": f"Pejabat {number}", "office": {"id": "Wali Kota", "en": "Mayor"}}],
        }
        texts = {language: self.text(language, parties, events[0], number) for language in ("id", "en")}
        return Article(id=f"{events[0]['date'][:4]}/{parties[0]}-{parties[1]}-{number}"[:90], facts=facts, texts=texts)

    def event(self, parties: list[str]) -> dict[str, Any]:
        """Return an event between some parties."""
        kind = self.kinds.draw()
        days = int((LAST - FIRST).days * self.rng.random() ** 0.5)
        day = str(FIRST + dt.timedelta(days=days))[: self.rng.choices(PRECISIONS, PRECISE)[0]]
        sectors = list(dict.fromkeys(self.sectors.draw() for _ in range(self.rng.choice((1, 1, 2)))))
        event = {"date": day, "kind": kind, "parties": [*parties], "sectors": sectors}
        if kind in INSTRUMENTS:
            # Computed from the parties alone: two articles may report one event, and then they have to agree.
            event["instrument"] = {"kind": INSTRUMENTS[kind], "valid_years": (3, 5)[len(parties[0]) % 2]}
        return event

    def text(self, language: str, parties: list[str], event: dict[str, Any], number: int) -> tuple[str, str, str]:
        """Return title, description and text in a language."""
        one, other = (self.name(id_, language) for id_ in parties)
        lead = {"id": f"{one} dan {other}: catatan {number}", "en": f"{one} and {other}: note {number}"}[language]
        taken: list[str] = []
        while sum(len(sentence.split()) for sentence in taken) < MIN_WORDS:
            taken.append(self.rng.choice(self.sentences[language]))
        body = "\n\n".join(" ".join(group) for group in batched(taken, 4))
        return lead[:140], f"{lead}. {taken[0]}"[:300], f"{one}, {event['date']}. {body}"

    def name(self, id_: str, language: str) -> str:
        """Return a party's name in a language."""
        name = self.names[id_]
        text: str = name if isinstance(name, str) else name.get(language, name["id"])
        return text


def day_added(event_date: str, number: int) -> str:
    """Return the day on which an article was added: after its main event, and before the benchmark's last day."""
    event = dt.date.fromisoformat(f"{event_date}-12-31"[:10] if len(event_date) == 4 else f"{event_date}-28"[:10])
    return str(min(event + dt.timedelta(days=number * 37 % MAX_DAYS_TO_ADD), LAST))


class ZipfSampler:
    """Draws from a list; the n-th entry is 1/n as frequent as the first (Zipf's law)."""

    def __init__(self, rng: random.Random, entries: Sequence[str]) -> None:
        self.rng, self.entries = rng, entries
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(entries) + 1)))

    def draw(self) -> str:
        """Return one entry."""
        return self.rng.choices(self.entries, cum_weights=self.weights)[0]


def shuffled(entries: Any) -> list[str]:
    """Return entries in a random order that is the same each time."""
    found = list(entries)
    random.Random(7).shuffle(found)  # noqa: S311
    return found


def sentences(*, english: bool) -> list[str]:
    """Return the sentences of the real articles in a language."""
    files = sorted((PROJECT / "docs" / "articles").rglob("*.md"))
    bodies = [
        file.read_text("utf-8").split("\n---\n", 1)[1] for file in files if file.name.endswith(".en.md") == english
    ]
    plain = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", body) for body in bodies)
    found = (sentence.strip() for body in plain for sentence in re.split(r"(?<=[.!?])\s+", body))
    return [sentence for sentence in found if len(sentence.split()) > 4 and sentence[0].isalpha()]


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield `items` in groups of `size`."""
    return (items[start : start + size] for start in range(0, len(items), size))


def load(path: Path) -> Any:
    """Return a YAML file's values."""
    return yaml.load(path.read_text("utf-8"), LOADER)  # noqa: S506 - a safe loader
