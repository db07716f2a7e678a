"""The templates of one language, compiled to plainer Python than stock Jinja makes.

Two measures, both on what every page does hundreds of times. Labels are put into the source: they were a fifth of all
calls. And the code that Jinja makes of a template says plainly what its runtime helpers find out anew at each step: a
call is a call (no template function here wants the context), an attribute is an attribute, and what is escaped stays
a text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

from digest.render.localizer import Localizer

LABEL = re.compile(r"""\{\{ t\((?:"([\w.-]+)"|'([\w.-]+)')\) \}\}""")
"""A label in a template, whose key stands there."""

SPECIAL = re.compile("[&<>\"']")
"""What HTML would not take as it stands."""


class Labelled(FileSystemLoader):
    """Loads the templates with the labels of one language in them."""

    def __init__(self, folder: Path, words: Localizer) -> None:
        super().__init__(folder)
        self.words = words

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return a template's source, its labels put in; those that are computed or need values are left to `t`."""
        source, path, is_fresh = super().get_source(environment, template)
        return LABEL.sub(self.label, source), path, is_fresh

    def label(self, found: re.Match[str]) -> str:
        """Return a label as it stands in HTML, or the call itself where the label looks like a template."""
        text = str(escape(self.words.t(found[1] or found[2])))
        return found[0] if "{" in text else text


class Plainly(CodeGenerator):
    """Makes Python of a template without the detours that Jinja takes for what these templates do not use.

    It knows no functions that want the context, no keys behind a dot, and no output that is not escaped.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        """Write a call."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what a macro is called by: a function, where Jinja has an object that looks at each argument."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            names = [argument.name for argument in macro_ref.node.args]
            self.write(f"environment.macro(macro, {names!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.escaped(")


def escaped(value: Any) -> str:
    """Return a value as it stands in HTML, as `markupsafe.escape` does, but leaves alone what needs nothing."""
    kind = type(value)
    if kind is str:
        return value if SPECIAL.search(value) is None else escape(value)
    return value if kind is Markup else escape(value)


def macro(function: Callable[..., str], names: list[str]) -> Callable[..., Markup]:
    """Return what calls a macro: `function` takes all arguments by place, `missing` where none is given."""
    whole = len(names)

    def call(*given: Any, **named: Any) -> Markup:
        if len(given) < whole:
            given = (*given, *[named.pop(name, missing) for name in names[len(given) :]])
        if named:
            raise TypeError(f"no argument of the macro, or given twice: {', '.join(named)}")
        return safe(function(*given))

    return call


safe: Callable[[str], Markup] = functools.partial(str.__new__, Markup)
"""Marks as safe what a template has made; `Markup()` would first ask whether it is HTML already."""


class Templates(Environment):
    """The environment of one language; everything in it is escaped, and what is not there is an error."""

    def __init__(self, folder: Path, words: Localizer) -> None:
        super().__init__(
            loader=Labelled(folder, words), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip

    code_generator_class = Plainly
    escaped, macro = staticmethod(escaped), staticmethod(macro)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates know, as one dictionary: Jinja's chain of two is slow to copy, once a page."""
        return {**self.globals, **(d or {})}


class Macros:
    """The macros of a module, by their names. It is compiled, which takes 50 ms, when the first of them is called."""

    def __init__(self, environment: Templates, name: str) -> None:
        self._environment, self._name = environment, f"parts/{name}.html"

    def __getattr__(self, macro: str) -> Any:
        if "_made" in vars(self) or macro.startswith("__"):
            raise AttributeError(f"{self._name} has no macro {macro}")
        vars(self).update(vars(self._environment.get_template(self._name).module), _made=True)
        return getattr(self, macro)
