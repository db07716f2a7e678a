"""A draft -> the text of its file: front matter in the model's order, each value with the words that it rests on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from digest.draft.events import DraftEvent
from digest.draft.extraction import Draft
from digest.draft.figures import Figure
from digest.draft.findings import LONGEST_QUOTE, Finding, quote
from digest.draft.people import Person
from digest.draft.texts import say
from digest.read.fields import Language, Words
from digest.read.yaml_nodes import NOTHING

PLAIN = re.compile(r"[A-Za-z][\w .,/()’'&+-]*[\w.)]|[A-Za-z]|\d[\d.-]*(?:/[\d.-]+)?|https?://[^\s#]+")
RUN = 8
"""So many words in a row of the report are a copied sentence."""

OFFICIAL = re.compile(r"^\s*(?:- )?(?:name|office|author|url|title): ")


class Writer:
    """Writes one draft; `blanks` gathers the fields that stayed open, with what belongs there."""

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft, self.language = draft, language
        self.blanks: list[tuple[str, str]] = []

    def text(self, file: str) -> str:
        """Return the whole file, the list of blanks on top."""
        body = [*self.head(), *self.events(), *self.sources(), *self.people(), *self.figures(), *self.mentions()]
        self.blanks.append(("teks / text" if self.language == "id" else "text", self.say("body")))
        lines = [f"# {self.say('head', file=quote(file))}", f"# {self.say('marks')}", f"# {self.say('blank')}"]
        lines += [f"#   {field}: {what}" for field, what in self.blanks]
        if self.draft.named.unknown:
            lines.append(f"# {self.say('unknown')} " + "; ".join(found.words for found in self.draft.named.unknown))
        return "\n".join(["---", *lines, *body, "---", ""])

    def say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)

    def blank(self, field: str, key: str, **values: object) -> str:
        """Note a field as blank and return the comment that says so at its line."""
        what = self.say(key, **values)
        self.blanks.append((field, what))
        return f"  # {self.say('open')}: {what}"

    def mark(self, finding: Finding[str]) -> str:
        """Return the comment on a value: the report's words, and whether it is a guess."""
        why = f" ({finding.why.say(self.language)})" if finding.why else ""
        return comment(finding.words, why, "" if finding.sure else self.say("guess"))

    def head(self) -> list[str]:
        return [f"title:{self.blank('title', 'title')}", f"description:{self.blank('description', 'description')}"]

    def events(self) -> list[str]:
        lines = ["events:"]
        for number, event in enumerate(self.draft.events):
            lines += self.event(f"events[{number}]", event, main=number == 0)
        return lines

    def event(self, path: str, event: DraftEvent, *, main: bool) -> list[str]:
        """Return one event: its date, kind, parties, sectors, and what else the report tells."""
        lines = [f"  - date:{self.date(path, event)}"]
        kind = f" {event.kind.value}{self.mark(event.kind)}" if event.kind else self.blank(f"{path}.kind", "kind")
        lines.append(f"    kind:{kind}")
        lines += self.listed(f"{path}.parties", "parties", self.draft.named.parties, self.about_parties(), marks=main)
        lines += self.listed(f"{path}.sectors", "sectors", self.draft.sectors, self.say("sectors"), marks=main)
        if event.planned:
            lines.append(
                f"    status: planned{comment(event.dated.words if event.dated else '', '', self.say('guess'))}"
            )
        if event.instrument:
            lines.append(f"    instrument: {{kind: {event.instrument.value}}}{self.mark(event.instrument)}")
        return lines

    def date(self, path: str, event: DraftEvent) -> str:
        """Return an event's date and its comment, or a blank that says what the report writes."""
        dated = event.dated
        if dated is None:
            return self.blank(f"{path}.date", "date-none")
        why = f" ({dated.why.say(self.language)})" if dated.why else ""
        if not dated.text:
            return self.blank(f"{path}.date", "date", words=f'"{quote(dated.words)}"{why}')
        return f" {dated.text}{comment(dated.words, why, '' if event.sure else self.say('guess'))}"

    def about_parties(self) -> str:
        """Return what to say of parties that are missing or too few; empty where enough were found."""
        named = self.draft.named
        abroad = ", ".join(country.value for country in named.countries)
        if not named.parties:
            return self.say("parties", words=self.say("parties-none"))
        if len(named.parties) == 1:
            return self.say(
                "parties", words=self.say("parties-abroad", words=abroad) if abroad else self.say("parties-one")
            )
        return ""

    def listed(self, path: str, name: str, findings: list[Finding[str]], what: str, *, marks: bool) -> list[str]:
        """Return a list of ids, one a line with its words; blank where there is none."""
        if not findings:
            self.blanks.append((path, what))
            return [f"    {name}:  # {self.say('open')}: {what}"]
        if name == "parties" and what:
            self.blanks.append((path, what))
        return [f"    {name}:", *(f"      - {found.value}{self.mark(found) if marks else ''}" for found in findings)]

    def sources(self) -> list[str]:
        draft, report = self.draft, self.draft.report
        missing = ("outlet", {"words": draft.host}) if draft.host else ("outlet-none", {})
        outlet = (
            f" {draft.outlet.value}{self.mark(draft.outlet)}"
            if draft.outlet
            else self.blank("sources[0].outlet", missing[0], **missing[1])
        )
        url = f" {scalar(report.url)}" if report.url else self.blank("sources[0].url", "url")
        lines = ["sources:", f"  - outlet:{outlet}", f"    url:{url}"]
        if report.title:
            lines.append(f"    title: {scalar(report.title[:300])}")
        if draft.published:
            lines.append(f"    published: {draft.published.value}{self.mark(draft.published)}")
        else:
            lines.append(f"    # published:{self.blank('sources[0].published', 'published')}")
        if report.author:
            lines.append(f"    author: {scalar(report.author)}")
        return [*lines, *(["    language: en"] if report.language == "en" else [])]

    def people(self) -> list[str]:
        lines = ["people:"] if self.draft.people else []
        for person in self.draft.people:
            lines += self.person(person)
        return lines

    def person(self, person: Person) -> list[str]:
        party = [f"    party: {person.party}"] if person.party else []
        return [
            f"  - name: {scalar(person.name)}{comment(person.words, '', self.say('guess'))}",
            f"    office: {scalar(person.office)}",
            *party,
        ]

    def figures(self) -> list[str]:
        """Return the figures as comments: what they count is for the editor to say, and most are left out."""
        if not self.draft.figures:
            return []
        return [
            f"# figures:  # {self.say('what')}",
            *(line for figure in self.draft.figures for line in self.figure(figure)),
        ]

    @staticmethod
    def figure(figure: Figure) -> list[str]:
        lines = [f"#   - what:{comment(figure.words, '', '')}", f"#     value: {figure.value}"]
        if figure.unit:
            lines.append(f"#     unit: {words(figure.unit)}")
        return lines + ([f"#     qualifier: {figure.qualifier}"] if figure.qualifier else [])

    def mentions(self) -> list[str]:
        found = self.draft.mentions
        return ["mentions:", *(f"  - {scalar(one.value)}{self.mark(one)}" for one in found)] if found else []


def comment(said: str, why: str, guess: str) -> str:
    """Return a comment with the report's words, cut to a few, and what is to be said of them."""
    quoted = f'"{quote(said)}"' if said else ""
    parts = ": ".join(part for part in (guess, quoted) if part)
    return f"  # {parts}{why}" if parts or why else ""


def words(text: Words) -> str:
    """Return a text in two languages as YAML."""
    return scalar(text.id) if not text.en or text.en == text.id else f"{{id: {scalar(text.id)}, en: {scalar(text.en)}}}"


def scalar(text: str) -> str:
    """Return a text as YAML reads it back: plain where nothing in it means anything, else in quotation marks."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    plain = PLAIN.fullmatch(line) and line.lower() not in {*NOTHING, "no", "yes", "on", "off", "true", "false"}
    return line if plain else json.dumps(line, ensure_ascii=False)


def english(draft_path: str, language: Language) -> str:
    """Return the skeleton of the translation."""
    lines = [f"# {draft_path}", f"title:  # {say('open', language)}: {say('title', 'en')}"]
    return "\n".join(["---", *lines, f"description:  # {say('open', language)}: {say('description', 'en')}", "---", ""])


def copied_run(text: str, report: str) -> str:
    """Return eight words in a row that a draft took from the report, or an empty text.

    Names, offices, the report's own title and the short quotations in comments are no sentences of the report.
    """
    own = [re.sub(r"(?:^|\s)#.*$", "", line) for line in text.split("\n") if not OFFICIAL.match(line)]
    theirs = set(runs(report))
    comments = [line.split("# ", 1)[1] for line in text.split("\n") if "# " in line]
    for part in (" ".join(own), *comments):
        if taken := next((run for run in runs(part) if run in theirs), None):
            return " ".join(taken)
    return ""


def runs(text: str) -> Iterable[tuple[str, ...]]:
    """Yield every eight words in a row."""
    parts = re.findall(r"\w+", text.casefold())
    return (tuple(parts[at : at + RUN]) for at in range(len(parts) - RUN + 1))


assert LONGEST_QUOTE < RUN, "a quotation may not be a copied run"
