"""Read: files -> documents -> the shape of what editors write."""
