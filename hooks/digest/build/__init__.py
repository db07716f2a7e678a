"""Build: what is out of date is made again and published at once, or served while somebody edits. Imports all of the above."""
