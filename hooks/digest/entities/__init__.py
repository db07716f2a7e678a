"""Entities: who a report names and who takes part in its news. Imports all up to `check`, `places`, `reports`."""
