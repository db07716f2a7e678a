"""The content security policy of the pages, and the headers for hosts."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.render.security_policy import create_headers_file, host_headers, host_policy, section_policy


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(sources) for name, *sources in (part.split() for part in policy.split(";") if part.strip())}


@pytest.mark.parametrize("section", ["", "articles", "search", "contribute", "404.html"])
def test_a_page_may_do_no_more_than_hosts_allow(section: str) -> None:
    own, host = directives(section_policy(section)), directives(host_policy())
    assert own["default-src"] == {"'none'"}
    assert all(sources <= host[name] for name, sources in own.items())


def test_only_search_may_run_webassembly_and_all_pages_fetch_from_here_alone() -> None:
    assert "'wasm-unsafe-eval'" in section_policy("search")
    for section in ("contribute", "articles"):
        assert "'wasm-unsafe-eval'" not in section_policy(section)
        assert directives(section_policy(section))["connect-src"] == {"'self'"}


def test_nothing_unsafe_and_nothing_from_elsewhere_is_allowed() -> None:
    sources = set().union(*directives(host_policy()).values())
    assert sources == {"'none'", "'self'", "'wasm-unsafe-eval'", "'script'", "data:"}


def test_hosts_get_all_headers_below_the_sites_folder() -> None:
    ((path, text),) = create_headers_file("/kota-mitra/")
    first, *lines = text.splitlines()
    assert (path, first) == ("_headers", "/kota-mitra/*")
    assert dict(line.strip().split(": ", 1) for line in lines) == host_headers()
    assert host_headers()["X-Content-Type-Options"] == "nosniff"


def test_the_file_is_published(built: Path) -> None:
    assert "frame-ancestors 'none'" in (built / "_headers").read_text()
