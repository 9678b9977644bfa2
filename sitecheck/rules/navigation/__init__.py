"""Rules on the navigation menu (NAV)."""
