"""ORG: institutions and places."""
