"""Build: what is out of date is built again and published, or served to editors. Imports up to `contribute`."""
