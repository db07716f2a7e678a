"""Group: articles -> the site: merged events, cooperations, selections by party, country, sector, year. Imports up to `model`."""
