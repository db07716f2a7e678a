"""Intake: feeds of news -> the items worth an article, with why. Imports all up to `render`, `web`, `entities`."""
