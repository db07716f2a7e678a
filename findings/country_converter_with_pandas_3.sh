#!/bin/sh
# country_converter 1.3.2 with pandas 3.1.1, which its requirements allow: no name can be converted, not even "Japan"; the
# first call raises TypeError from the standard library's re. With pandas 2.3.3 the same call gives JP.
# What one would guess: it works, or pip refuses the pair. Its table leaves a field empty; pandas 3 reads that in the new type
# for strings as nan, where pandas 2 gave what the code takes for text.
# Seen: TypeError: first argument must be string or compiled pattern; then JP.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet country_converter==1.3.2 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import country_converter
import pandas

print(country_converter.__version__, pandas.__version__)
try:
    country_converter.convert("Japan", to="ISO2")
except TypeError as error:
    print("TypeError:", error)
    assert "string or compiled pattern" in str(error)
else:
    raise SystemExit("it works now")
PYTHON
"$folder/venv/bin/pip" install --quiet pandas==2.3.3
"$folder/venv/bin/python" -c 'import country_converter
code = country_converter.convert("Japan", to="ISO2")
print(code)
assert code == "JP"'
