"""Export: the site -> feeds, calendar, sitemap, redirects, social cards. Imports up to `render`."""
