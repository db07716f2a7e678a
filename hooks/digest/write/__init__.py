"""Write: the site -> texts and rows. `create_x` returns, and only the callers at the door touch the disk."""
