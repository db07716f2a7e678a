"""The template environment of one language, through Jinja's public interfaces alone.

https://jinja.palletsprojects.com/en/stable/api/. `bench/jinja.py` measures what our own context gains;
another `Environment.getattr`, shared contexts and our own escaping gained nothing any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import escape

from digest.render.localizer import Localizer

LABEL = re.compile(r"""\{\{ t\((?:"([\w.-]+)"|'([\w.-]+)')\) \}\}""")
"""A label in a template whose key is constant."""


class LabelLoader(FileSystemLoader):
    """Loads templates with the labels of one language already in them: looking them up was a fifth of all calls."""

    def __init__(self, folder: Path, localizer: Localizer) -> None:
        super().__init__(folder)
        self.localizer = localizer

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return a template's source with its constant labels; those that are computed or have values stay calls."""
        source, path, is_up_to_date = super().get_source(environment, template)
        return LABEL.sub(self.label, source), path, is_up_to_date

    def label(self, found: re.Match[str]) -> str:
        """Return a label as HTML, or the call itself where the label looks like a template."""
        text = str(escape(self.localizer.t(found[1] or found[2])))
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
            lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self.variables: dict[str, Any] = {}
        """What all templates know, modules of macros included."""

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Return a rendered template. Raises TemplateError, and AttributeError for a missing attribute."""
        return self.get_template(name).render({**self.variables, **variables})


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
