"""Citations of an article: APA 7 as text, BibTeX and RIS as files for reference managers.

The files are data URLs in the page: they are shorter than the HTTP header that would come with them, and separate
files would be a third of all files of the site.

The author is Kota Mitra, which is also the site, so APA names it once. The date is that of the article itself, the day
on which it was added; the date of its main event, where that is another one, stands in a note. The day of access is the
day up to which the text is known to be as it is: that of its last review or correction.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from digest.model.articles import Article
from digest.read.fields import Language
from digest.render.localizer import LOCALES, Localizer, formatted_day
from digest.render.urls import article_path

AUTHOR = "Kota Mitra"

BABEL_LANGUAGES: dict[Language, str] = {"id": "indonesian", "en": "english"}
"""The names of the languages in LaTeX's babel package."""

APA_DAYS: dict[Language, str] = {"id": "d MMMM", "en": "MMMM d"}
"""How APA writes a day after the year, as patterns of CLDR."""

LATEX_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "#$%&_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
"""Escapes of LaTeX's special characters. BibTeX counts braces even after a backslash, so braces become commands."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The citation of one article in one language; `url` is empty for a site without a URL."""

    key: str
    title: str
    published: date
    accessed: date
    url: str
    language: Language
    """The language of the text: Indonesian where there is no translation."""
    note: str = ""
    """When the event was, where that is not the day of publication."""

    @property
    def apa(self) -> tuple[str, str, str]:
        """The citation in APA 7 style in three parts: before the title, the title (set in italics), after it."""
        day = formatted_day(self.published, APA_DAYS[self.language], LOCALES[self.language])
        note = f" [{self.note}]" if self.note else ""
        full_stop = "" if not note and self.title.endswith((".", "?", "!")) else "."
        return (f"{AUTHOR}. ({self.published.year}, {day}). ", self.title, f"{note}{full_stop} {self.url}".rstrip())

    @cached_property
    def bibtex(self) -> str:
        """The citation as a BibTeX entry."""
        fields = {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{escape_latex(self.title)}}}",
            "year": str(self.published.year),
            "date": self.published.isoformat(),
            "url": quote(self.url, safe=":/%?=&#~.-_"),
            "urldate": self.accessed.isoformat() if self.url else "",
            "note": escape_latex(self.note),
            "language": BABEL_LANGUAGES[self.language],
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{self.key},", *lines, "}", ""])

    @property
    def bibtex_data_url(self) -> str:
        """The BibTeX entry as a data URL (RFC 2397)."""
        return data_url("application/x-bibtex", self.bibtex)

    @property
    def ris_data_url(self) -> str:
        """The citation in RIS as a data URL (RFC 2397)."""
        return data_url("application/x-research-info-systems", self.ris)

    @property
    def ris(self) -> str:
        """The citation in RIS, whose lines end with CR and LF."""
        fields = {
            "TY": "ELEC", "AU": AUTHOR, "TI": one_line(self.title), "PY": str(self.published.year),
            "DA": f"{self.published:%Y/%m/%d}", "PB": AUTHOR, "LA": self.language, "N1": one_line(self.note),
            "UR": one_line(self.url), "Y2": f"{self.accessed:%Y/%m/%d}" if self.url else "", "ER": "",
        }  # fmt: skip
        return "".join(f"{tag}  - {value}\r\n" for tag, value in fields.items() if value or tag == "ER")


def create_citation(
    article: Article, language: Language, site_url: str, localizers: Mapping[Language, Localizer]
) -> Citation:
    """Return the citation of an article's page in one language; `localizers` are those of all languages."""
    text, event = article.text(language), article.main_event
    path = article_path(article.id, language)
    return Citation(
        key=f"kotamitra-{article.id.replace('/', '-')}{'' if language == 'id' else f'-{language}'}",
        title=one_line(text.title),
        published=article.added.start,
        accessed=article.updated,
        url=f"{site_url.rstrip('/')}/{path}" if site_url else "",
        language=text.language,
        note="" if event.date == article.added else localizers[text.language].dated(event),
    )


def data_url(media_type: str, text: str) -> str:
    """Return a text as a data URL: `data:application/x-bibtex;charset=utf-8;base64,…`."""
    return f"data:{media_type};charset=utf-8;base64,{b64encode(text.encode()).decode()}"


def escape_latex(text: str) -> str:
    """Return `text` on one line with LaTeX's special characters escaped."""
    return one_line(text).translate(LATEX_ESCAPES)


def one_line(text: str) -> str:
    """Return `text` on one line: a line break would start another field."""
    return " ".join(text.split())
