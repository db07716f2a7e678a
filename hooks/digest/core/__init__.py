"""Core: what every stage uses and none owns: problems, today, cache, fingerprints, parallel work. Imports nothing of the digest."""
