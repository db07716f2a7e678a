"""Measures how the site grows: synthetic articles, our build beside Hugo's, and what a reader's browser fetches."""
