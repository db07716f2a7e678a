"""Web: polite requests to public hosts, within their rate limits and robots.txt. Imports `core`."""
