"""Search: the site -> the files that the search page fetches, Pagefind's indexes included. Imports up to `render`."""
