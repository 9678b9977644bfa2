"""STL: facts that time has passed by."""
