"""What an editor of templates is told."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from jinja2 import TemplateError

from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.render.pages import Pages
from digest.render.settings import Settings
from roots import SEEDS, TODAY, make_root


def test_an_error_in_a_template_names_the_line_of_its_file(tmp_path: Path) -> None:
    root = make_root(tmp_path / "project", SEEDS[:1])
    template = root / "docs/templates/digest/article.html"
    lines = template.read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if 'class="km-kicker">' in line)
    lines[at] = lines[at].replace('class="km-kicker">', 'class="km-kicker">{{ page.no_such_thing.x }}')
    template.write_text("".join(lines))
    site = load_site(root, TODAY)
    renderer = create_renderer(site, root, Settings())
    article = next(page for page in Pages(site, "en").all() if page.base_path == f"articles/{SEEDS[0]}/")
    with pytest.raises(TemplateError, match="no_such_thing") as raised:
        renderer.render_page(article)
    places = [(Path(one.filename).name, one.lineno) for one in traceback.extract_tb(raised.value.__traceback__)]
    assert ("article.html", at + 1) in places
