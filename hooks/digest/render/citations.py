"""Citations of an article: APA 7 as text, BibTeX and RIS as files for reference managers.

The files are data URLs in the page: they are shorter than the HTTP header that would come with them, and separate
files would be a third of all files of the site.

The author is Kota Mitra, which is also the site, so APA names it once. The year is that of the last review, otherwise
of the newest source with a known date, otherwise of the main event: the time up to which the article reports.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import quote

from digest.model.articles import Article
from digest.read.fields import Language
from digest.render.urls import article_path

AUTHOR = "Kota Mitra"

BABEL_LANGUAGES: dict[Language, str] = {"id": "indonesian", "en": "english"}
"""The names of the languages in LaTeX's babel package."""

LATEX_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "#$%&_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
"""Escapes of LaTeX's special characters. BibTeX counts braces even after a backslash, so braces become commands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The citation of one article in one language; `url` is empty for a site without a URL."""

    key: str
    title: str
    year: int
    url: str
    language: Language
    """The language of the text: Indonesian where there is no translation."""

    @property
    def apa(self) -> tuple[str, str, str]:
        """The citation in APA 7 style in three parts: before the title, the title (set in italics), after it."""
        full_stop = "" if self.title.endswith((".", "?", "!")) else "."
        return (f"{AUTHOR}. ({self.year}). ", self.title, f"{full_stop} {self.url}".rstrip())

    @property
    def bibtex(self) -> str:
        """The citation as a BibTeX entry."""
        fields = {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{escape_latex(self.title)}}}",
            "year": str(self.year),
            "url": quote(self.url, safe=":/%?=&#~.-_"),
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
            "TY": "ELEC", "AU": AUTHOR, "TI": one_line(self.title), "PY": str(self.year),
            "PB": AUTHOR, "LA": self.language, "UR": one_line(self.url), "ER": "",
        }  # fmt: skip
        return "".join(f"{tag}  - {value}\r\n" for tag, value in fields.items() if value or tag == "ER")


def create_citation(article: Article, language: Language, site_url: str) -> Citation:
    """Return the citation of an article's page in one language."""
    text = article.text(language)
    path = article_path(article.id, language)
    return Citation(
        key=f"kotamitra-{article.id.replace('/', '-')}{'' if language == 'id' else f'-{language}'}",
        title=one_line(text.title),
        year=citation_year(article),
        url=f"{site_url.rstrip('/')}/{path}" if site_url else "",
        language=text.language,
    )


def citation_year(article: Article) -> int:
    """Return the year under which an article is cited."""
    if article.reviewed:
        return article.reviewed.end.year
    published = [source.published.end.year for source in article.sources if source.published]
    return max(published) if published else article.main_event.year


def data_url(media_type: str, text: str) -> str:
    """Return a text as a data URL: `data:application/x-bibtex;charset=utf-8;base64,…`."""
    return f"data:{media_type};charset=utf-8;base64,{b64encode(text.encode()).decode()}"


def escape_latex(text: str) -> str:
    """Return `text` on one line with LaTeX's special characters escaped."""
    return one_line(text).translate(LATEX_ESCAPES)


def one_line(text: str) -> str:
    """Return `text` on one line: a line break would start another field."""
    return " ".join(text.split())
