"""VEN: conferences, journals and preprint servers: their names, editions and years."""
