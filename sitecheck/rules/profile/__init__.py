"""Rules on the profile and the settings in `_config.yml` (CFG)."""
