"""Core: what every stage uses: problems, today's date, cache, fingerprints, parallel work. Imports no other stage."""
