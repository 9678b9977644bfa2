"""YAML as Ruby's Psych reads it, with the range of every node."""
