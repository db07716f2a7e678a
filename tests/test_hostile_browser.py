"""Hostile texts that pass the check and are published: none runs, requests another host, or breaks a file."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from digest.read.content_paths import GENERATED_NAMES
from hostility import apply_case, load_cases
from references import references
from roots import PROJECT, SEEDS, build, make_root
from serving import serve_site
from sharing import Share

HARMLESS = load_cases("harmless")
ARTICLE_PATHS = tuple(f"articles/2024/jahat-{name}/" for name in HARMLESS)
OTHER_PATHS = (
    "", "articles/2024/", "timeline/2020/", "cities/", "organisations/", "cities/kota-banjarmasin/", "cooperations/",
    "organisations/int-jahat/", "cities/jp-jahat/", "sectors/jahat/", "cooperations/kota-banjarmasin--int-jahat/", "map/",
    "coverage/", "corrections/", "data/", "contribute/?party=int-jahat&sector=%3Cscript%3Ehit()%3C/script%3E&url=javascript:hit()",
    "contribute/fields/", "search/?q=%3Cscript%3Ehit()%3C/script%3E", "search/?q=hit&kind=__proto__&city=constructor&year=%22%3E",
    "search/?kind=jahat", "search/?kind=constructor&sector=jahat", "search/?q=__proto__", "timeline/2020/?city=%22%3E%3Cscript%3Ehit()%3C/script%3E",
    "tidak-ada/%3Cscript%3Ehit()%3C%2Fscript%3E", "tidak-ada/hit-jahat", "tidak-ada/%E0%A4%A", "tidak-ada/__proto__",
)  # fmt: skip
WITH_SCRIPTS = tuple(path for path in OTHER_PATHS if "?" in path or "tidak" in path)
"""Those that scripts show by what their address says."""

FORBIDDEN_TAGS = {"iframe", "frame", "object", "embed", "base", "style", "applet"}


@pytest.fixture(scope="module")
def published(share: Share) -> Path:
    """The built site with all hostile texts."""

    def fill(folder: Path) -> None:
        root = make_root(folder / "project", SEEDS[1:3])
        for number, (name, case) in enumerate(HARMLESS.items(), start=1):
            apply_case(root, name, case, number)
        build(root, folder / "site", SITE_URL="https://kota-mitra.example/kota-mitra/")

    return share("hostile", fill) / "site"


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """The URL at which that site is served."""
    with serve_site(published) as found:
        yield found


CITATION_URL = r"data:application/x-(bibtex|research-info-systems);charset=utf-8;base64,[\w+/]*={0,2}$"
"""A data URL with a citation; it is downloaded, never opened."""


class SuspiciousContentFinder(HTMLParser):
    """Collects what could run, load from elsewhere or mislead readers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.first_meta: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if tag in FORBIDDEN_TAGS or any(
            name.startswith("on") or name in {"style", "srcdoc", "autofocus"} for name in have
        ):
            self.found.append(self.get_starttag_text() or tag)
        for name in ("href", "src", "action", "xlink:href"):
            self.found += [have[name]] if name in have and not self.is_sound(tag, name, have) else []
        if tag == "meta":
            self.first_meta.append(have.get("charset", "") or have.get("http-equiv", ""))
        self.in_script = tag == "script" and have.get("type") != "application/ld+json" and not have.get("src")

    def is_sound(self, tag: str, name: str, have: dict[str, str]) -> bool:
        parts = urlsplit(have[name])
        if not parts.scheme and not parts.netloc:
            return not have[name].startswith(("\\", "//"))
        if parts.scheme == "data":
            return tag == "a" and "download" in have and bool(re.match(CITATION_URL, have[name]))
        if parts.scheme == "webcal":  # the site's own calendar, to subscribe to
            return tag == "a" and parts.netloc == "kota-mitra.example" and parts.path.endswith("/calendar.ics")
        if parts.scheme not in {"http", "https"}:
            return False
        if tag == "a":
            return have.get("rel") == "nofollow noopener"
        return tag == "link" and parts.netloc == "kota-mitra.example"

    def handle_data(self, data: str) -> None:
        if self.in_script and data.strip():
            self.found.append(data)


def test_no_page_contains_active_or_misleading_content(published: Path) -> None:
    files = sorted(published.rglob("*.html"))
    assert len(files) > 100
    for file in files:
        page = SuspiciousContentFinder()
        page.feed(file.read_text(encoding="utf-8"))
        assert page.found == [], file
        assert page.first_meta[:2] == ["utf-8", "Content-Security-Policy"], file


def test_the_policy_precedes_everything_that_it_governs(published: Path) -> None:
    for file in published.rglob("*.html"):
        before, _, after = file.read_text(encoding="utf-8").partition('<meta http-equiv="Content-Security-Policy"')
        assert after and not re.search("<(script|link|style)", before), file
        policy = after.partition(">")[0]
        assert "default-src 'none'" in policy and not re.search("'unsafe-|https?:|\\*", policy), file
        assert ("wasm-unsafe-eval" in policy) == ("/search/" in file.as_posix()), file
        assert '<meta name="referrer" content="same-origin">' in after


def test_feeds_and_sitemaps_are_well_formed(published: Path) -> None:
    titles = set()
    for file in [*published.rglob("*.xml"), *published.rglob("*.svg")]:
        tree = ElementTree.fromstring(file.read_bytes())
        assert not any("script" in str(element.tag) for element in tree.iter()), file
        titles |= {element.text for element in tree.iter("{http://www.w3.org/2005/Atom}title")}
    assert HARMLESS["script-in-title"]["article"]["title"] in titles


def test_json_and_structured_data_are_valid(published: Path) -> None:
    for file in [*published.rglob("*.json"), *published.rglob("*.geojson")]:
        json.loads(file.read_text(encoding="utf-8"))
    for file in published.rglob("*.html"):
        scripts = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', file.read_text(encoding="utf-8"), re.DOTALL
        )
        for script in scripts:
            assert json.loads(script)["@context"] == "https://schema.org", file
            assert "<" not in script, file


def test_no_cell_of_a_table_is_a_formula(published: Path) -> None:
    seen = 0
    for file in (published / "data").glob("*.csv"):
        text = file.read_text(encoding="utf-8")
        for delimiter in (",", ";"):
            for row in csv.reader(text.splitlines(), delimiter=delimiter):
                seen += len(row)
                assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "@"))], (file, row)
    assert seen > 1000


def test_calendars_and_citations_contain_no_injected_entries(published: Path) -> None:
    calendar = icalendar.Calendar.from_ical((published / "calendar.ics").read_bytes())
    kinds = [one.name for one in calendar.walk()]
    assert set(kinds) == {"VCALENDAR", "VEVENT"}
    assert all("SUMMARY" in one for one in calendar.walk("VEVENT"))
    pages = [(file, references(file.read_text("utf-8"))) for file in published.glob("articles/*/*/index.html")]
    assert len(pages) > 5
    for file, (bibtex, ris) in pages:
        assert len(re.findall(r"^@", bibtex, re.MULTILINE)) == 1 and bibtex.count("{") == bibtex.count("}"), file
        assert len(re.findall(r"^TY  - ", ris, re.MULTILINE)) == 1, file


def test_all_paths_are_inside_the_site_and_plain(published: Path) -> None:
    names = {path.relative_to(published).as_posix() for path in published.rglob("*")}
    assert not [name for name in names if not re.fullmatch(r"[A-Za-z0-9_./-]+", name) or ".." in name]
    assert not [path for path in published.rglob("*") if path.is_symlink()]


def test_reserved_slugs_cover_all_generated_folders(published: Path) -> None:
    by_hand = {path.stem for path in (PROJECT / "docs").glob("*.md")}
    folders = {path.name for path in published.iterdir() if path.is_dir()}
    assert folders - by_hand == GENERATED_NAMES & folders


class Watch:
    """Pages of a browser, and everything forbidden that happens on them."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address, self.wrong = context, address, list[str]()
        context.expose_function("hit", lambda *_: self.wrong.append("a script ran"))
        context.add_init_script("addEventListener('securitypolicyviolation', (event) => hit(event.violatedDirective))")
        context.route(re.compile(rf"^(?!{re.escape(address)}|blob:|data:)"), self.refuse)

    def refuse(self, route: Route) -> None:
        """Note a request to anything but the site, and let it not pass."""
        self.wrong.append(f"asked {route.request.url}")
        route.abort()

    def new_page(self) -> Page:
        """Open an empty page that is watched."""
        page, wrong = self.context.new_page(), self.wrong
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("popup", lambda popup: wrong.append(f"opened {popup.url}"))
        page.on(
            "console",
            lambda message: (
                wrong.append(message.text) if message.type == "error" and "404" not in message.text else None
            ),
        )
        return page


@pytest.fixture(scope="module")
def watch(browser: Browser, address: str) -> Iterator[Watch]:
    """Watched pages of the site."""
    context = browser.new_context()
    yield Watch(context, address)
    context.close()


@pytest.mark.long
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_no_script_runs_and_no_other_host_is_requested(watch: Watch, address: str, prefix: str) -> None:
    page = watch.new_page()
    watch.wrong.clear()
    for path in (*ARTICLE_PATHS, *OTHER_PATHS):
        if path not in WITH_SCRIPTS:
            page.goto(urljoin(address, prefix + path))
            assert page.title(), path
            assert watch.wrong == [], (path, watch.wrong)
    page.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_nothing_runs_where_scripts_read_the_address(watch: Watch, address: str, prefix: str) -> None:
    """All at once, for each is watched until it has asked for nothing for half a second."""
    watch.wrong.clear()
    pages = {path: watch.new_page() for path in WITH_SCRIPTS}
    for path, page in pages.items():
        page.goto(urljoin(address, prefix + path))
    for path, page in pages.items():
        page.wait_for_load_state("networkidle")
        assert page.title(), path
        assert watch.wrong == [], (path, watch.wrong)
        page.close()


def test_the_guard_detects_scripts_and_requests(watch: Watch, address: str) -> None:
    page = watch.new_page()
    page.goto(address)
    page.evaluate(
        "const s = document.createElement('img'); s.src = 'https://jahat.example/x'; document.body.append(s); hit()"
    )
    for _ in range(200):  # what the browser reports arrives while a page waits
        if len(watch.wrong) < 2:
            page.wait_for_timeout(50)
    assert "a script ran" in watch.wrong and len(watch.wrong) >= 2
    watch.wrong.clear()
    page.close()
