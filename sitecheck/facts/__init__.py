"""What the academic world looks like: tables and matchers."""
