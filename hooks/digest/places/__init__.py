"""Places: the cities and provinces of the world, by name, that data/ may lack. Imports `core`, `read`, `check`."""
