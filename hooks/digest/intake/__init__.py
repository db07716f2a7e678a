"""Intake: feeds of news -> the items worth an article, each with why. Imports all up to `render`, `web` and `draft`."""
