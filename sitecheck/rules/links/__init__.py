"""Rules on links (LNK)."""
