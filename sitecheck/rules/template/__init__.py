"""Rules on what a template left behind (TPL)."""
