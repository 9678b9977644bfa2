"""DAT: dates."""
