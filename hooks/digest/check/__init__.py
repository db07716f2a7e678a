"""Check: rules over what was read. A rule is a generator of problems, and its docstring is the rule."""
