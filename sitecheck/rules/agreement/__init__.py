"""AGR: agreement between sections."""
