"""Entities: who a report names and who takes part in its news. Imports up to `check`, `places`, `reports`, `names`."""
