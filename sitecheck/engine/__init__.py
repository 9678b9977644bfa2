"""Discover, run, suppress, fix. It knows no rule by name."""
