"""Rules on accessibility (ACC)."""
