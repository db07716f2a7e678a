"""Reports: what an editor has (address, page, PDF, mail, text) -> text and metadata. Imports `core`, `read`, `web`."""
