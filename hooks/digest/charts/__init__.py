"""Charts: what is counted for them, and the geometry of their static SVG. Imports up to `group`."""
