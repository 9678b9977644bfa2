"""The text floor: decoded source, offsets, spans, edits."""
