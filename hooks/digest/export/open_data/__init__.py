"""Open data: the site -> tables, GeoJSON and JSON beside pages, described by one definition of every column."""
