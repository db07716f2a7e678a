"""Model: what was written -> parties, events and articles, with everything that is computed."""
