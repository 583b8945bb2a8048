"""One line on standard error that says how far a long command is."""

import sys
import time

_TOLD, _TOLD_IN_FILE = 1, 30  # seconds between two lines, on a terminal and elsewhere
_WIDE = 78


class Line:
    """The line: on a terminal it is written over, elsewhere another follows now and then."""

    def __init__(self) -> None:
        self._live = sys.stderr is not None and sys.stderr.isatty()
        self.begun = self._told = time.monotonic()

    def tell(self, text: str) -> None:
        """Say how far it is, when it was said long enough ago."""
        now = time.monotonic()
        if sys.stderr is None or now - self._told < (_TOLD if self._live else _TOLD_IN_FILE):
            return
        self._told = now
        line, end = (f"\r{text:<{_WIDE}}", "") if self._live else (text, "\n")
        print(line, end=end, file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._live:
            print(file=sys.stderr)
