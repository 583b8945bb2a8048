"""Imported by the process that others are forked of: what is loaded on first use, loaded once."""

import signal
from contextlib import suppress

from extract.pipeline import read_file
from extract.reference.files import DATA

# Ctrl-C is for the one who asked; this process ends with it.
signal.signal(signal.SIGINT, signal.SIG_IGN)

# A whole report asks for nearly every pattern and word list there is. What is wrong with them is
# said by the work that needs them.
with suppress(Exception):
    for _sample in sorted((DATA / "sample").glob("*.txt")):
        read_file(_sample, alone=True)
