"""The homepage floor: what the page means."""
