"""PER: people."""
