"""Open data: the site -> tables, GeoJSON and a JSON file per page, from one definition of every column."""
