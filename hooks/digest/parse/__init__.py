"""Parse: files of strangers, limited -> text, YAML values with line numbers, dates, sanitised HTML. Imports `core`."""
