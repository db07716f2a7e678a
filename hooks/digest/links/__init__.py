"""Links: whether the web pages that articles cite still exist, and archive copies. Imports `core`, `read` and `check`.

The command `python -m digest links` uses it; the site is built without it. Each module imports only earlier ones:
citations (the URLs that articles cite), http_client (one request to a public host), rate_limit and robots (politeness),
page_check and archive (one URL -> what was found), schedule (which URLs a run checks), state (pages that were missing,
kept from run to run), edits (lines in the articles' files), runner (one run), report (its result), command (the CLI).
"""
