"""How an article is cited: APA 7 as text, BibTeX and RIS as files for reference managers.

The files stand whole in their links: they are shorter than the answer's head that would bring them, and as files of
their own they were a third of all files of the site.

The author is Kota Mitra, which is also the site, so that APA names it once. When a digest was written is not recorded;
the year is that of the last review, or of the newest source whose date is known, or of the first event: the time up to
which the article tells.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import quote

from digest.model.articles import Article
from digest.read.fields import Language
from digest.render.urls import article_path

AUTHOR = "Kota Mitra"

BABEL: dict[Language, str] = {"id": "indonesian", "en": "english"}
"""What LaTeX calls the languages."""

LATEX = str.maketrans(
    {character: f"\\{character}" for character in "#$%&_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
"""What LaTeX would not print as it stands. BibTeX counts braces even behind a backslash, so none is left single."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One article in one language, as a reference; `url` is empty for a site without an address."""

    key: str
    title: str
    year: int
    url: str
    language: Language
    """The language of the text, which is Indonesian where there is no translation."""

    @property
    def apa(self) -> tuple[str, str, str]:
        """The reference after APA 7 in three pieces: before the title, the title (in italics), behind it."""
        stop = "" if self.title.endswith((".", "?", "!")) else "."
        return (f"{AUTHOR}. ({self.year}). ", self.title, f"{stop} {self.url}".rstrip())

    @property
    def bibtex(self) -> str:
        """The reference as a BibTeX entry."""
        fields = {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{latex(self.title)}}}",
            "year": str(self.year),
            "url": quote(self.url, safe=":/%?=&#~.-_"),
            "language": BABEL[self.language],
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{self.key},", *lines, "}", ""])

    @property
    def bibtex_file(self) -> str:
        """The BibTeX entry as an address that holds it (RFC 2397)."""
        return in_address("application/x-bibtex", self.bibtex)

    @property
    def ris_file(self) -> str:
        """The reference in RIS as an address that holds it (RFC 2397)."""
        return in_address("application/x-research-info-systems", self.ris)

    @property
    def ris(self) -> str:
        """The reference in RIS, whose lines end as on DOS."""
        fields = {
            "TY": "ELEC", "AU": AUTHOR, "TI": one_line(self.title), "PY": str(self.year),
            "PB": AUTHOR, "LA": self.language, "UR": one_line(self.url), "ER": "",
        }  # fmt: skip
        return "".join(f"{tag}  - {value}\r\n" for tag, value in fields.items() if value or tag == "ER")


def create_citation(article: Article, language: Language, site_url: str) -> Citation:
    """Return how an article's page in one language is cited."""
    text = article.text(language)
    path = article_path(article.id, language)
    return Citation(
        key=f"kotamitra-{article.id.replace('/', '-')}{'' if language == 'id' else f'-{language}'}",
        title=one_line(text.title),
        year=year_of(article),
        url=f"{site_url.rstrip('/')}/{path}" if site_url else "",
        language=text.language,
    )


def year_of(article: Article) -> int:
    """Return the year under which an article is cited."""
    if article.reviewed:
        return article.reviewed.end.year
    published = [source.published.end.year for source in article.sources if source.published]
    return max(published) if published else article.newest.year


def in_address(type_: str, text: str) -> str:
    """Return a text as an address that holds it: `data:application/x-bibtex;charset=utf-8;base64,…`."""
    return f"data:{type_};charset=utf-8;base64,{b64encode(text.encode()).decode()}"


def latex(text: str) -> str:
    """Return `text` so that LaTeX prints it as it stands."""
    return one_line(text).translate(LATEX)


def one_line(text: str) -> str:
    """Return `text` on one line: a line break would begin another field."""
    return " ".join(text.split())
