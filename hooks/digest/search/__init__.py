"""Search: the site -> the lists that the search page fetches, and the records that Pagefind indexes. Imports up to `render`."""
