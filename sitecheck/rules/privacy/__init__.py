"""Rules on privacy and secrets (PRV)."""
