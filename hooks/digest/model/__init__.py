"""Model: what was read -> parties, events and articles, with everything that is computed. Imports `core` to `read`."""
