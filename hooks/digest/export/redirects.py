"""Pages at former URLs that redirect to the present ones, without a script or a server's help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from digest.model.articles import Article
from digest.read.fields import Language
from digest.render.localizer import Localizer
from digest.render.security_policy import REDIRECT_POLICY, create_meta_tags, serialize_policy
from digest.render.urls import LANGUAGE_PREFIXES, article_path, relative_url

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
        target, title = article_path(article.id, language), article.text(language).title
        for former in article.redirect_from:
            path = article_path(former, language)
            yield f"{path}index.html", create_redirect(target, title, path, localizer, site_url)


def move_files(
    files: Iterable[tuple[str, str | bytes]], present: str, former: str, titles: Mapping[Language, str],
    localizers: Mapping[Language, Localizer], site_url: str,
) -> Iterator[tuple[str, str | bytes]]:  # fmt: skip
    """Yield the files at and below the former base path of a page; `files` are those at the present one, in all
    languages.

    A reader is led on from each page; `titles` has the title of the one at the base path by language. What programs
    read, feed, JSON and picture, is there as well, for they do not follow such a page.
    """
    languages = {prefix: language for language, prefix in LANGUAGE_PREFIXES.items()}
    for path, content in files:
        prefix, _, name = path.partition(present)
        if name.endswith("index.html"):
            localizer, below = localizers[languages[prefix]], name.removesuffix("index.html")
            title, base = titles[localizer.language], prefix + former
            content = create_redirect(f"{prefix}{present}{below}", title, base + below, localizer, site_url)
        yield f"{prefix}{former}{name}", content


def create_redirect(target: str, title: str, path: str, localizer: Localizer, site_url: str) -> str:
    """Return the HTML of the page at the former path `path` of the page with a title at the path `target`."""
    url = relative_url(target, path)
    canonical = f"{site_url.rstrip('/')}/{target}" if site_url else url
    return REDIRECT_PAGE.format(
        policy=create_meta_tags(serialize_policy(REDIRECT_POLICY)), language=localizer.language, url=url,
        canonical=canonical, title=title, moved=localizer.t("redirect.moved"),
    )  # fmt: skip
