"""The addresses that are published and that a change would take away, each with the line that keeps it.

Published is what the commit has that the change is compared with. Whatever was a page there has to be one now, or to
lead to one: articles, parties, sectors, countries, cooperations; and plans keep their entry in the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from digest.check.event_ids import EventIds
from digest.core.problem import Problem, problem
from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.model.articles import Article
from digest.model.builder import Model
from digest.model.events import Event, Term
from digest.model.parties import Country, Party
from digest.read.content import ArticleFile, Content
from digest.read.loader import ContentLoader
from digest.read.validation import MAX_PROBLEMS
from digest.render.former_paths import FormerPaths
from digest.render.urls import page_path
from digest.review.problem_changes import changed_files, files_at, merge_base

Thing = Article | Party | Country | Term | Cooperation

VOCABULARIES = ("localities", "localities_abroad", "organisations", "sectors")
"""The vocabularies whose entries have pages."""


def gone_addresses(root: Path, base: str | None, today: date) -> list[Problem]:
    """Return a warning for each address that the changes since `base` take away; none where a file cannot be read.

    Raises `BaseNotFoundError`.
    """
    start = merge_base(root, base)
    if not any(path.startswith(("docs/articles/", "data/")) for path in changed_files(root, start)):
        return []
    with files_at(root, start) as folder:
        before, after = State.load(folder, today), State.load(root, today)
        return list(islice(GoneAddresses(before, after).problems(), MAX_PROBLEMS)) if before and after else []


@dataclass(frozen=True, kw_only=True)
class State:
    """The content before or after a change, and the site that it makes."""

    content: Content
    site: Site

    @classmethod
    def load(cls, root: Path, today: date) -> State | None:
        """Return the state of the files below `root`, or None where some cannot be read or name what is not there."""
        loader = ContentLoader(root)
        content = loader.content()
        if content is None or loader.problems:
            return None
        try:
            return cls(content=content, site=Site(Model(content), today))
        except (KeyError, ValueError):
            return None

    @cached_property
    def addresses(self) -> dict[str, Thing]:
        """All base paths that lead somewhere, former ones included, each with what it leads to."""
        site = self.site
        things: tuple[Thing, ...] = (*site.model.articles, *site.parties, *site.countries, *site.sectors)
        found = {path: one for one in (*things, *site.cooperations) if (path := page_path(one, site))}
        former = {f"articles/{id_}/": one for one in site.model.articles for id_ in one.redirect_from}
        return {**found, **former, **FormerPaths(site).subjects}

    @cached_property
    def files(self) -> dict[str, ArticleFile]:
        """The articles by their ids."""
        return {file.id: file for file in self.content.articles}

    @cached_property
    def event_ids(self) -> EventIds:
        """What creates the ids of events."""
        return EventIds(self.content.vocabularies.entries)


class GoneAddresses:
    """Compares two states of the content."""

    def __init__(self, before: State, after: State) -> None:
        self.before, self.after = before, after

    def problems(self) -> Iterator[Problem]:
        """Yield a warning for each address that is gone, and for each plan that calendars would lose."""
        gone_entries: set[str] = set()
        for path, thing in self.before.addresses.items():
            if path in self.after.addresses:
                continue
            if isinstance(thing, Article):
                yield self.article_gone(thing, path)
            elif isinstance(thing, Cooperation):
                if not gone_entries & {party.id for party in thing.parties}:
                    yield self.cooperation_gone(thing, path)
            else:
                gone_entries.add("" if isinstance(thing, Country) else thing.id)
                yield self.subject_gone(thing, path)
        yield from self.plans_gone()

    def article_gone(self, article: Article, path: str) -> Problem:
        """Return the warning about an article, at the file that may be its new one."""
        urls = set(self.before.files[article.id].canonical_urls)
        new = (file for id_, file in self.after.files.items() if id_ not in self.before.files)
        renamed = next((file for file in new if urls & set(file.canonical_urls)), None)
        file = renamed.document.path if renamed else self.before.files[article.id].document.path
        return problem(file, (1, 1), "address-gone", address=f"/{path}", value=path.split("/", 1)[1].rstrip("/"))

    def subject_gone(self, thing: Party | Country | Term, path: str) -> Problem:
        """Return the warning about a party, sector or country: its entry has another id, or no event has it now."""
        if isinstance(thing, Country):
            return problem("data/countries.yml", (1, 1), "page-empty", address=f"/{path}", value=thing.code)
        vocabularies = self.after.content.vocabularies
        name = next(one for one in VOCABULARIES if thing.id in getattr(self.before.content.vocabularies.entries, one))
        now, before = (getattr(one.content.vocabularies.entries, name) for one in (self.after, self.before))
        new = [id_ for id_ in now if id_ not in before]
        id_ = thing.id if thing.id in now else next((one for one in new if now[one].name == before[thing.id].name), "")
        rule = "page-empty" if thing.id in now else "entry-gone"
        entry = [id_] if id_ else []
        return vocabularies.problem(name, rule, *entry, of_key=True, address=f"/{path}", value=path.split("/")[1])

    def cooperation_gone(self, cooperation: Cooperation, path: str) -> Problem:
        """Return the warning about a cooperation, at the event that may have been between other parties before."""
        for event in cooperation.events:
            if (place := self.changed_event(event)) and len(place[0].front_matter.events[place[1]].parties) > 1:
                return place[0].problem(
                    "cooperation-gone", "events", place[1], "parties", address=f"/{path}", event=event.id
                )
        file = self.before.files[cooperation.events[0].articles[0]].document.path
        return problem(file, (1, 1), "page-empty", address=f"/{path}", value=cooperation.slug)

    def plans_gone(self) -> Iterator[Problem]:
        """Yield a warning for each plan ahead that is told with another date, kind or parties, without its old id."""
        kept = {event.first_id for event in self.after.site.everything.events}
        for event in self.before.site.open_plans(overdue=False):
            if event.first_id not in kept and (place := self.changed_event(event)):
                yield place[0].problem("plan-gone", "events", place[1], "date", event=event.id)

    def changed_event(self, event: Event) -> tuple[ArticleFile, int] | None:
        """Return the event that one became that is no more: of the same article, new, and most like it."""
        known, found = self.before.site.event_by_id, []
        for file in filter(None, map(self.after.files.get, event.articles)):
            for number, now in enumerate(file.front_matter.events):
                if self.after.event_ids.id_of(now) not in known:
                    alike = (now.kind == event.kind.id, len({party.id for party in event.parties} & set(now.parties)))
                    found.append((alike, file, number))
        if not found:
            return None
        _, file, number = max(found, key=lambda one: one[0])
        return file, number
