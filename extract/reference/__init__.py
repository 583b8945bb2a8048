"""Data files as values: indicators, regions, sources, units, numerals."""
