"""Rules on front matter and data files (YML)."""
