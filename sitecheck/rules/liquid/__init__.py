"""Rules on Liquid, the tags and outputs that Jekyll runs (LIQ)."""
