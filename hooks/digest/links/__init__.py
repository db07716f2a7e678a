"""Whether the pages that articles rest on are still there, and where a copy of them is kept.

A side door like `draft`: the command `python -m digest links` uses it, the site is built without it. In one direction:
places (what is asked), connect and turns (how, gently and to public hosts only), check and archive (one address -> what
was found), state (what is in doubt, from run to run), propose (the articles' files), report.
"""
