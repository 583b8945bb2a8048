"""Figures, units and texts as they are shown, in both languages."""
