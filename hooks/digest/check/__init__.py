"""Check: rules on content. A rule is a generator of problems; its docstring states the rule. Imports `core`, `read`."""
