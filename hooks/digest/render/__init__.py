"""Render: the site -> HTML pages through the templates. Imports up to `group`; nothing here touches the disk."""
