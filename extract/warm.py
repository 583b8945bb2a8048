"""Imported by the process that others are forked of: what is loaded on first use, loaded once."""

from extract.pipeline import read_file
from extract.reference.files import DATA

# A whole report asks for nearly every pattern and word list there is.
for _sample in sorted((DATA / "sample").glob("*.txt")):
    read_file(_sample, alone=True)
