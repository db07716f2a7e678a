"""Kota Mitra's own machinery: from the editors' files to pages, without knowing MkDocs.

The data goes one way through five rooms, and no room imports from a later one:

    read   files -> documents (values, and the line that each stands on) -> the shape of what editors write
    check  rules over what was read; every broken rule is a `Problem`
    model  what was written -> parties, events, articles with everything that is computed
    group  articles -> the site: merged events, cooperations, selections by party, country, sector, year
    write  the site -> pages, and what else is published

`digest.build.pipeline.load_site` is that way in one function.
"""
