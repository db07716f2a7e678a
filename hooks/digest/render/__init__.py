"""Render: the site -> HTML pages through the templates. Imports up to `charts`; nothing here touches the disk."""
