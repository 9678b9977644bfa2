"""The rules, a family a folder or module."""
