"""The same articles as a Hugo site, indexed with Pagefind: our own build is compared with it.

The comparison is kept fair to Hugo: no theme, one small template for each kind of page, the same taxonomies (parties,
countries, sectors, cooperations, years; kinds of events beside them), lists in pages of 50, feeds of 50 for every term,
both languages. Hugo's dates are days, so a month or year becomes its first day.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONFIG = """
baseURL = "https://kota-mitra.example/"
title = "Kota Mitra"
defaultContentLanguage = "id"
disableKinds = ["404"]
[languages.id]
contentDir = "content/id"
weight = 1
[languages.en]
contentDir = "content/en"
weight = 2
[taxonomies]
party = "parties"
country = "countries"
sector = "sectors"
cooperation = "cooperations"
kind = "kinds"
year = "years"
[pagination]
pagerSize = 50
[services.rss]
limit = 50
"""

BASE = """<!doctype html>
<html lang="{{ .Lang }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">{{ end }}
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Kota Mitra</a> <nav><a href="/articles/">Berita</a> <a href="/parties/">Daerah</a>
<a href="/countries/">Negara</a> <a href="/sectors/">Bidang</a> <a href="/years/">Waktu</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer>Kota Mitra</footer></body></html>
"""

SINGLE = """{{ define "main" }}<article data-pagefind-body><h1>{{ .Title }}</h1><p>{{ .Description }}</p>
<dl>{{ range .Params.events }}<dt>{{ .date }}</dt><dd>{{ .kind }}: {{ delimit .parties " – " }}</dd>{{ end }}</dl>
{{ range $name := slice "parties" "countries" "sectors" "cooperations" "kinds" "years" }}<p>{{ range $.GetTerms $name }}
<a href="{{ .RelPermalink }}" data-pagefind-filter="{{ $name }}">{{ .LinkTitle }}</a> {{ end }}</p>{{ end }}
{{ .Content }}
<ol>{{ range .Params.sources }}<li><a href="{{ .url }}" rel="nofollow noopener">{{ .outlet }}</a></li>{{ end }}</ol>
</article>{{ end }}
"""

LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .Paginator.Pages }}
<li><time>{{ .Date.Format "2006-01-02" }}</time> <a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>
<p>{{ .Description }}</p></li>{{ end }}</ol>{{ template "_internal/pagination.html" . }}{{ end }}
"""


def make_hugo(source: Path, target: Path) -> Path:
    """Write the articles of the project at `source` as a Hugo site at `target`, and return `target`."""
    for name, text in (
        ("_default/baseof", BASE),
        ("_default/single", SINGLE),
        ("_default/list", LIST),
        ("index", LIST),
    ):
        write(target / "layouts" / f"{name}.html", text)
    write(target / "hugo.toml", CONFIG)
    write(target / "static" / "style.css", "body{max-width:40rem;margin:auto}")
    abroad = yaml.load((source / "data" / "localities_abroad.yml").read_text("utf-8"), LOADER)  # noqa: S506
    abroad |= yaml.load((source / "data" / "organisations.yml").read_text("utf-8"), LOADER)  # noqa: S506
    countries = {id_: entry.get("country", "") for id_, entry in abroad.items()}
    for path in sorted((source / "docs" / "articles").rglob("*.md")):
        if not path.name.endswith(".en.md"):
            convert(source, path, target, lambda id_: countries.get(id_, ""))
    return target


def convert(source: Path, path: Path, target: Path, country: Callable[[str], str]) -> None:
    """Write one article in both languages."""
    own, text = split(path)
    events = own["events"]
    parties = sorted({id_ for event in events for id_ in event["parties"]})
    facts = {
        "date": f"{events[0]['date']}-01-01"[:10], "events": events, "sources": own["sources"], "parties": parties,
        "countries": sorted({country(id_) for id_ in parties} - {""}),
        "sectors": sorted({id_ for event in events for id_ in event["sectors"]}),
        "cooperations": sorted({"--".join(sorted(event["parties"])) for event in events}),
        "kinds": sorted({event["kind"] for event in events}),
        "years": sorted({event["date"][:4] for event in events}),
    }  # fmt: skip
    english, translation = split(path.with_suffix(".en.md"))
    name = path.relative_to(source / "docs")
    for language, head, body in (("id", own, text), ("en", english, translation)):
        front = {"title": head["title"], "description": head["description"], **facts}
        write(target / "content" / language / name, f"{json.dumps(front, ensure_ascii=False)}\n\n{body}")


def split(path: Path) -> tuple[dict[str, Any], str]:
    """Return an article's front matter and text."""
    _, front, body = re.split(r"^---\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    return yaml.load(front, LOADER), body  # noqa: S506


def write(path: Path, text: str) -> None:
    """Write a text, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build_command(public: Path) -> list[str]:
    """Return the command that builds the Hugo site in the folder where it is called."""
    return [sys.executable, "-m", "hugo", "--quiet", "--destination", str(public)]


def index_command(public: Path) -> list[str]:
    """Return the command that indexes the built site with Pagefind, whole bodies read."""
    return [sys.executable, "-m", "pagefind", "--site", str(public), "--silent"]
