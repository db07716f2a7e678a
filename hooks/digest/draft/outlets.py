"""The outlet of a report: known by its host or its byline, or new."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from digest.check.article_rules import outlet_of_host
from digest.check.names import language_versions
from digest.read.content import Vocabularies
from digest.reports.boilerplate import BYLINE, DATELINE, remove_dateline
from digest.reports.findings import Finding
from digest.reports.report import Report


def find_outlet(report: Report, host: str, vocabularies: Vocabularies) -> Finding | None:
    """Return the outlet's id: by the address's host; without an address, by datelines and bylines that name one."""
    if host:
        id_ = outlet_of_host(host, vocabularies)
        return Finding(value=id_, quote=host, sure=True) if id_ else None
    lines = [" ".join(line.split()) for line in report.full_text.split("\n")]
    lines_naming_outlet = [
        line[: match.end()] for line in lines if (match := DATELINE.match(line)) and remove_dateline(line) != line
    ]
    lines_naming_outlet += [line for line in report.full_text.split("\n") if BYLINE.match(line.strip())]
    text = "\n".join(lines_naming_outlet).casefold()
    found = {
        id_: name
        for id_, outlet in vocabularies.outlets.items()
        for name in (*language_versions(outlet.name), *outlet.hosts)
        if re.search(rf"(?<![\w.]){re.escape(name.casefold())}(?!\w)", text)
    }
    return Finding(value=next(iter(found)), quote=next(iter(found.values()))) if len(found) == 1 else None


def new_outlet(host: str, site_name: str, taken: Collection[str]) -> tuple[str, dict[str, Any]]:
    """Return id and entry of an outlet by its host and the name that its page gives itself."""
    own = registered_host(host)
    name = site_name if 1 < len(site_name) <= 60 and not re.search(r"[|:]| - ", site_name) else own
    id_ = re.sub(r"[^a-z0-9]+", "-", (name if name != own else own.split(".")[0]).lower()).strip("-") or "outlet"
    id_ = id_ if id_ not in taken else re.sub(r"[^a-z0-9]+", "-", own)
    return id_, {"name": name, "hosts": [own]}


def registered_host(host: str) -> str:
    """Return a host without the labels that select a view or a channel: `m.kota.go.id` is `kota.go.id`."""
    labels = host.removeprefix("www.").split(".")
    second = len(labels) > 2 and labels[-2] in {"go", "co", "ac", "or", "sch", "web", "com", "net", "org", "gov", "my"}
    return ".".join(labels[-3:] if second else labels[-2:])
