"""Writes a draft as a file: front matter in the model's order, each value with the report's words as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.draft.events import DraftEvent
from digest.draft.extraction import Draft
from digest.draft.figures import DraftFigure
from digest.draft.introduced import introduced_entries
from digest.draft.people import DraftPerson
from digest.draft.texts import message
from digest.draft.yaml_values import yaml_scalar, yaml_text
from digest.read.fields import Language, LocalizedText
from digest.reports.findings import MAX_QUOTE_WORDS, Finding, quote

NOT_IN_DATA = LocalizedText("belum ada di data/, dikenalkan di bawah", "not in data/ yet, introduced below")
MIN_COPIED_WORDS = 8
"""So many consecutive words of the report are a copied sentence."""

QUOTABLE_FIELD = re.compile(r"^\s*(?:- )?(?:name|office|author|url|title): ")
"""Lines that may take over the report's words."""


class DraftWriter:
    """Writes one draft, once; `blanks` collects the fields that stay open, each with what belongs there."""

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft, self.language = draft, language
        self.blanks: list[tuple[str, str]] = []

    def render(self, report_name: str) -> str:
        """Return the file's text, with the list of blanks on top; `report_name` is the name of the report's file."""
        body = [*self.title(), *self.events(), *self.sources(), *self.people(), *self.figures(), *self.mentions()]
        body += introduced_entries(self.draft, self.language)
        self.blanks.append(("teks / text" if self.language == "id" else "text", self.message("body")))
        lines = [
            f"# {self.message('head', file=quote(report_name))}",
            f"# {self.message('marks')}",
            f"# {self.message('blank')}",
        ]
        lines += [f"#   {field}: {what}" for field, what in self.blanks]
        if self.draft.entities.unknown:
            lines.append(
                f"# {self.message('unknown')} " + "; ".join(found.quote for found in self.draft.entities.unknown)
            )
        return "\n".join(["---", *lines, *body, "---", ""])

    def message(self, key: str, **values: object) -> str:
        return message(key, self.language, **values)

    def blank(self, field: str, key: str, **values: object) -> str:
        """Add a field to the blanks and return the comment that says so at its line."""
        what = self.message(key, **values)
        self.blanks.append((field, what))
        return f"  # {self.message('open')}: {what}"

    def comment(self, words: str, *, sure: bool = True, reason: LocalizedText | None = None) -> str:
        """Return a comment on a value: a mark where it is a guess, the report's words, the reason for doubt."""
        parts = [*([] if sure else [self.message("guess")]), *([f'"{quote(words)}"'] if words else [])]
        doubt = f" ({reason.localize(self.language)})" if reason else ""
        return f"  # {': '.join(parts)}{doubt}" if parts or doubt else ""

    def finding(self, finding: Finding) -> str:
        """Return an id or date with its comment, to stand behind a colon or hyphen."""
        return f" {finding.value}{self.finding_comment(finding)}"

    def finding_comment(self, finding: Finding) -> str:
        return self.comment(finding.quote, sure=finding.sure, reason=finding.reason)

    def title(self) -> list[str]:
        blanks = [f"{name}:{self.blank(name, name)}" for name in ("title", "description")]
        return [*blanks, f"added: {self.draft.added}"]

    def events(self) -> list[str]:
        lines = ["events:"]
        for number, event in enumerate(self.draft.events):
            lines += self.event(f"events[{number}]", event, main=number == 0)
        return lines

    def event(self, path: str, event: DraftEvent, *, main: bool) -> list[str]:
        """Return one event; only the `main` one has comments on its parties and sectors."""
        lines = [f"  - date:{self.date(path, event)}"]
        lines.append(f"    kind:{self.kind(path, event)}")
        parties = [found for found in self.draft.entities.parties if found.value not in event.without]
        sectors = self.draft.sectors
        lines += self.id_list(f"{path}.parties", "parties", parties, self.missing_parties(), comments=main)
        lines += self.id_list(f"{path}.sectors", "sectors", sectors, self.message("sectors"), comments=main)
        if event.planned:
            lines.append(f"    status: planned{self.comment(event.date.quote if event.date else '', sure=False)}")
        if event.instrument:
            lines.append(f"    instrument: {{kind: {event.instrument.value}}}{self.finding_comment(event.instrument)}")
        return [*lines, *(self.beside(found, planned=planned) for found, planned in event.beside)]

    def beside(self, found: Finding, *, planned: bool) -> str:
        """Return a comment on another signing in the report, which has no day of its own."""
        key = "beside-planned" if planned else "beside"
        return f"    # {self.message(key, kind=found.value, words=quote(found.quote))}"

    def kind(self, path: str, event: DraftEvent) -> str:
        """Return an event's kind with its comment, or a blank that quotes what the report denies."""
        if event.kind:
            return self.finding(event.kind)
        key = "kind-denied" if event.denied else "kind"
        return self.blank(f"{path}.kind", key, words=f'"{quote(event.denied)}"')

    def date(self, path: str, event: DraftEvent) -> str:
        """Return an event's date with its comment, or a blank that quotes what the report says instead."""
        found = event.date
        if found is None:
            return self.blank(f"{path}.date", "date-none")
        if not found.text:
            reason = f" ({found.reason.localize(self.language)})" if found.reason else ""
            return self.blank(f"{path}.date", "date", words=f'"{quote(found.quote)}"{reason}')
        return f" {found.text}{self.comment(found.quote, sure=event.sure, reason=found.reason)}"

    def missing_parties(self) -> str:
        """Return the message that no party or only one was found; empty where there are more."""
        entities = self.draft.entities
        if len(entities.parties) > 1 and (entities.partners or not entities.unknown):
            return ""
        if not entities.parties:
            return self.message("parties", words=self.message("parties-none"))
        abroad = ", ".join(country.value for country in entities.countries)
        found = self.message("parties-abroad", words=abroad) if abroad else self.message("parties-one")
        return self.message("parties", words=found)

    def id_list(self, path: str, name: str, findings: list[Finding], what: str, *, comments: bool) -> list[str]:
        """Return a list of ids, one a line, or a blank that says `what` belongs there."""
        if not findings:
            self.blanks.append((path, what))
            return [f"    {name}:  # {self.message('open')}: {what}"]
        if name == "parties" and what:
            self.blanks.append((path, what))
        values = (self.finding(found) if comments else f" {found.value}" for found in findings)
        return [f"    {name}:", *(f"      -{value}" for value in values)]

    def sources(self) -> list[str]:
        draft, report = self.draft, self.draft.report
        lines = ["sources:", f"  - outlet:{self.outlet()}"]
        url = f" {yaml_scalar(report.url)}" if report.url else self.blank("sources[0].url", "url")
        lines.append(f"    url:{url}")
        if report.title:
            lines.append(f"    title: {yaml_scalar(report.title[:300])}")
        if draft.published:
            lines.append(f"    published:{self.finding(draft.published)}")
        else:
            lines.append(f"    # published:{self.blank('sources[0].published', 'published')}")
        if report.author:
            lines.append(f"    author: {yaml_scalar(report.author)}")
        return [*lines, *(["    language: en"] if report.language == "en" else [])]

    def outlet(self) -> str:
        """Return the outlet with its comment, or a blank that names the host."""
        if self.draft.outlet:
            return self.finding(self.draft.outlet)
        if self.draft.new_outlet:
            id_ = self.draft.new_outlet[0]
            return f" {id_}{self.comment(self.draft.host, sure=False, reason=NOT_IN_DATA)}"
        host = self.draft.host
        return self.blank("sources[0].outlet", "outlet" if host else "outlet-none", words=host)

    def people(self) -> list[str]:
        lines = ["people:"] if self.draft.people else []
        return lines + [line for person in self.draft.people for line in self.person(person)]

    def person(self, person: DraftPerson) -> list[str]:
        name = f"  - name: {yaml_scalar(person.name)}{self.comment(person.quote, sure=False)}"
        party = [f"    party: {person.party}"] if person.party else []
        return [name, f"    office: {yaml_scalar(person.office)}", *party]

    def figures(self) -> list[str]:
        """Return the figures as comments: the editor says what they count, and leaves most of them out."""
        lines = [f"# figures:  # {self.message('what')}"] if self.draft.figures else []
        return lines + [line for figure in self.draft.figures for line in self.figure(figure)]

    def figure(self, figure: DraftFigure) -> list[str]:
        lines = [f"#   - what:{self.comment(figure.quote)}", f"#     value: {figure.value}"]
        if figure.unit:
            lines.append(f"#     unit: {yaml_text(figure.unit)}")
        return lines + ([f"#     qualifier: {figure.qualifier}"] if figure.qualifier else [])

    def mentions(self) -> list[str]:
        # The country code of Norway (NO) has to be quoted.
        values = [f"{yaml_scalar(found.value)}{self.finding_comment(found)}" for found in self.draft.mentions]
        return ["mentions:", *(f"  - {value}" for value in values)] if values else []


def translation_skeleton(article_path: str, language: Language) -> str:
    """Return the file of the English translation, its fields blank; `language` is that of the word for blank."""
    blanks = [f"{field}:  # {message('open', language)}: {message(field, 'en')}" for field in ("title", "description")]
    return "\n".join(["---", f"# {article_path}", *blanks, "---", ""])


def find_copied_words(text: str, report: str) -> str:
    """Return `MIN_COPIED_WORDS` consecutive words that a draft copied from the report, or an empty text.

    Names, offices, the report's own title and the short quotations in comments are no sentences of the report.
    """
    own = [re.sub(r"(?:^|\s)#.*$", "", line) for line in text.split("\n") if not QUOTABLE_FIELD.match(line)]
    report_runs = set(word_runs(report))
    comments = [line.split("# ", 1)[1] for line in text.split("\n") if "# " in line]
    for part in (" ".join(own), *comments):
        if copied := next((run for run in word_runs(part) if run in report_runs), None):
            return " ".join(copied)
    return ""


def word_runs(text: str) -> Iterable[tuple[str, ...]]:
    """Yield every `MIN_COPIED_WORDS` consecutive words of a text, folded."""
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + MIN_COPIED_WORDS]) for at in range(len(words) - MIN_COPIED_WORDS + 1))


assert MAX_QUOTE_WORDS < MIN_COPIED_WORDS, "a quotation must be shorter than a copied sentence"
