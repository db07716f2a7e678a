"""The template environment of one language, through Jinja's public interfaces alone.

https://jinja.palletsprojects.com/en/stable/api/. `bench/jinja.py` measures what our own context gains;
another `Environment.getattr` and our own escaping gained nothing any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import escape

from digest.core.dependencies import depend
from digest.core.fingerprint import fingerprint
from digest.read.vocabulary_entries import LabelEntry
from digest.render.localizer import Localizer

LABEL = re.compile(r"""\{\{ t\((?:"([\w.-]+)"|'([\w.-]+)')\) \}\}""")
"""A label in a template whose key is constant."""

MACRO = re.compile(r"(\{% macro (\w+)\(.*?%\})(.*?\{% endmacro %\})", re.DOTALL)
"""A macro: its tag, its name, the rest of it."""


class LabelLoader(FileSystemLoader):
    """Loads templates with the labels of one language already in them: looking them up was a fifth of all calls."""

    def __init__(self, folder: Path, localizer: Localizer) -> None:
        super().__init__(folder)
        self.localizer = localizer

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return a template's source with its constant labels; those that are computed or have values stay calls.

        Each macro begins with a call that notes its use, for a page depends on the macros that it uses.
        """
        source, path, is_up_to_date = super().get_source(environment, template)
        noted = MACRO.sub(rf'\1{{% if depend("{template} \2") %}}{{% endif %}}\3', source)
        return LABEL.sub(self.label, noted), path, is_up_to_date

    def label(self, found: re.Match[str]) -> str:
        """Return a label as HTML, or the call itself where the label looks like a template."""
        text = str(escape(self.localizer.label(found[1] or found[2])))
        return found[0] if "{" in text else text


class DirectContext(Context):
    """A context that calls functions at once: none in these templates asks for the context or the environment."""

    def call(
        self, function: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kw: Any
    ) -> Any:
        """Call a function; the two arguments that Jinja adds are for functions that want a context."""
        return function(*args, **kw)


class Templates(Environment):
    """The environment of one language; all output is escaped, and what does not exist is an error."""

    context_class = DirectContext

    def __init__(self, folder: Path, localizer: Localizer) -> None:
        super().__init__(
            loader=LabelLoader(folder, localizer), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, auto_reload=False, cache_size=-1,  # its cache of a limited size takes 1 % of a build
        )  # fmt: skip
        self.globals["depend"] = depend
        self.variables: dict[str, Any] = {}
        """What all templates know, modules of macros included."""

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002
        """Return a template, and note its use; Jinja asks for those that are extended or included each time."""
        depend(str(name))
        return super().get_template(name, parent, globals)

    def compile_all(self) -> None:
        """Compile all templates, in a second. Raises TemplateError where one cannot be read."""
        for name in self.list_templates():
            self.get_template(name)

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Return a rendered template. Raises TemplateError, and AttributeError for a missing attribute."""
        template = self.get_template(name)
        # `Template.render` would copy all variables twice more and ask for each of Jinja's own by name.
        context = template.new_context({**self.globals, **self.variables, **variables}, shared=True)
        with suppress(Exception):  # raised again below, with the lines of the template
            return "".join(template.root_render_func(context))
        return template.render({**self.variables, **variables})


class MacroModule:
    """The macros of a module, by their names. It is compiled (50 ms) when the first of them is called."""

    def __init__(self, environment: Templates, name: str) -> None:
        self._environment, self._name = environment, f"parts/{name}.html"

    def __getattr__(self, macro: str) -> Any:
        if "_compiled" in vars(self) or macro.startswith("__"):
            raise AttributeError(f"{self._name} has no macro {macro}")
        module = self._environment.get_template(self._name).make_module(self._environment.variables)
        vars(self).update(vars(module), _compiled=True)
        return getattr(self, macro)


def template_fingerprints(folder: Path, labels: Mapping[str, LabelEntry]) -> Iterator[tuple[str, bytes]]:
    """Yield the names of the templates in a folder and of their macros (`parts/rows.html event`), and a fingerprint of
    each: of its source with the labels that are put into it. The rest of its file is part of a macro's.
    """
    for file in sorted(file for ending in ("html", "xml") for file in folder.rglob(f"*.{ending}")):
        name, source = file.relative_to(folder).as_posix(), file.read_text("utf-8")
        rest = MACRO.sub("", source)
        yield name, fingerprint(source_parts(rest, labels))
        for found in MACRO.finditer(source):
            yield f"{name} {found[2]}", fingerprint(source_parts(found[0] + rest, labels))


def source_parts(source: str, labels: Mapping[str, LabelEntry]) -> Iterator[bytes]:
    """Yield a part of a template's source, and what its constant labels are."""
    yield source.encode()
    yield from (repr(labels.get(found[1] or found[2])).encode() for found in LABEL.finditer(source))
