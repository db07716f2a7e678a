"""Export: the site -> feeds, calendar, open data, sitemap, redirects, social cards, host files. Imports up to `render`."""
