"""Export: the site -> feeds, calendar, open data, sitemap, redirects, social cards. Imports up to `render`."""
