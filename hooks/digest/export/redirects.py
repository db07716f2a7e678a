"""Pages at the former addresses of articles, which lead to the present ones without a script or a server's help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from digest.model.articles import Article
from digest.read.fields import Language
from digest.render.localizer import Wording
from digest.render.security_policy import ALONE, create_meta, written
from digest.render.urls import article_path, relative

PAGE = Markup("""<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
{policy}
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={way}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
<p>{moved} <a href="{way}">{title}</a></p>
</html>
""")


def create_redirects(
    article: Article, wordings: Mapping[Language, Wording], site_url: str
) -> Iterator[tuple[str, str]]:
    """Yield the path and HTML of the page at every former address of an article, in each language."""
    for language, words in wordings.items():
        for former in article.redirect_from:
            path = article_path(former, language)
            yield f"{path}index.html", create_redirect(article, path, words, site_url)


def create_redirect(article: Article, path: str, words: Wording, site_url: str) -> str:
    """Return the page at the former address `path` of an article."""
    language: Language = words.language
    target = article_path(article.id, language)
    way = relative(target, path)
    canonical = f"{site_url.rstrip('/')}/{target}" if site_url else way
    title = article.text(language).title
    return PAGE.format(
        policy=create_meta(written(ALONE)), language=language, way=way, canonical=canonical, title=title,
        moved=words.t("redirect.moved"),
    )  # fmt: skip
