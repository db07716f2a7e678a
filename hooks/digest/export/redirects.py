"""Pages at the former URLs of articles that redirect to the present ones, without a script or a server's help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from digest.model.articles import Article
from digest.read.fields import Language
from digest.render.localizer import Localizer
from digest.render.security_policy import REDIRECT_POLICY, create_meta_tags, serialize_policy
from digest.render.urls import article_path, relative_url

REDIRECT_PAGE = Markup("""<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
{policy}
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
<p>{moved} <a href="{url}">{title}</a></p>
</html>
""")


def create_redirects(
    article: Article, localizers: Mapping[Language, Localizer], site_url: str
) -> Iterator[tuple[str, str]]:
    """Yield the path and HTML of the page at every former path of an article, in each language."""
    for language, localizer in localizers.items():
        for former in article.redirect_from:
            path = article_path(former, language)
            yield f"{path}index.html", create_redirect(article, path, localizer, site_url)


def create_redirect(article: Article, path: str, localizer: Localizer, site_url: str) -> str:
    """Return the HTML of the page at the former path `path` of an article."""
    language: Language = localizer.language
    target = article_path(article.id, language)
    url = relative_url(target, path)
    canonical = f"{site_url.rstrip('/')}/{target}" if site_url else url
    title = article.text(language).title
    return REDIRECT_PAGE.format(
        policy=create_meta_tags(serialize_policy(REDIRECT_POLICY)), language=language, url=url, canonical=canonical,
        title=title, moved=localizer.t("redirect.moved"),
    )  # fmt: skip
