"""Rules on encoding and characters (ENC)."""
