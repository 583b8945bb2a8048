"""The checks: one file a room."""
