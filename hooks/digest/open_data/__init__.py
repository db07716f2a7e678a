"""Open data: the site -> tables, GeoJSON, a JSON file per page; columns are defined once. Imports up to `render`."""
