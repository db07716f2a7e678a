#!/bin/sh
# trafilatura 2.3.1: an author's academic degrees become authors: "Dr. Siti Aminah, S.Sos., M.Si" is three people.
# What one would guess: one author. In Indonesia degrees stand behind the name after commas (S.Sos., M.Si, S.T.), in the bylines
# of most press offices of local governments.
# Seen: Dr Siti Aminah; S Sos; M Si. The prefix "Oleh" ("by") stays too, where the English one is taken off.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet trafilatura==2.3.1 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import trafilatura

def authors(byline):
    head = f'<head><meta name="author" content="{byline}"></head>'
    body = "<body><article><h1>MoU</h1><p>" + "Wali kota bertemu mitra. " * 20 + "</p></article></body>"
    return trafilatura.extract_metadata(f"<html>{head}{body}</html>").author

found = [authors("Dr. Siti Aminah, S.Sos., M.Si"), authors("Oleh Siti Aminah"), authors("By Siti Aminah")]
print(trafilatura.__version__, found)
assert found == ["Dr Siti Aminah; S Sos; M Si", "Oleh Siti Aminah", "Siti Aminah"]
PYTHON
