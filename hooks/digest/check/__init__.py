"""Check: rules over what was read; a rule is a generator of problems, and its docstring is the rule. Imports `core`, `read`."""
