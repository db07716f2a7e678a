#!/bin/sh
# feedparser 6.0.14: an RSS date with Indonesian day and month names gives no date, one with the zone WIB is taken for
# UTC; bozo stays false, so a reader of the feed is not told.
# What one would guess: the zone is read (UTC+7) or the date is refused with a word about it.
# Seen: pubDate "Sel, 04 Mar 2025 …" -> published_parsed None; "Tue, 04 Mar 2025 23:20:30 WIB" -> 23:20:30 UTC, which is
# 06:20 of the next day where the report was written.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

feed = """<rss version="2.0"><channel><title>T</title>
<item><title>a</title><pubDate>Sel, 04 Mar 2025 10:20:30 +0700</pubDate></item>
<item><title>b</title><pubDate>Tue, 04 Mar 2025 23:20:30 WIB</pubDate></item></channel></rss>"""
parsed = feedparser.parse(feed)
first, second = parsed.entries
print(feedparser.__version__, parsed.bozo, first.get("published_parsed"), second["published_parsed"][:6])
assert not parsed.bozo
assert first.get("published_parsed") is None
assert second["published_parsed"][:6] == (2025, 3, 4, 23, 20, 30)
PYTHON
