"""SPL: spelling."""
