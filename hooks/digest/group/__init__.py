"""Group: merged events, cooperations, and selections by party, country, sector and year. Imports up to `model`."""
