"""Reports as of many more places: ``python -m tests.bench.copies 3000 FOLDER`` writes as many.

The documents that are on this machine, one after the other, each as if another place had
delivered it in another year; where there are none, the sample. None of them is for reading.
"""

import re
import sys
from functools import partial
from itertools import count, cycle, islice, product
from pathlib import Path

from extract.reference.regions import regions
from extract.reference.sources import DOCUMENTS, SAMPLES

_YEARS = range(2007, 2027)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NAMED = re.compile(r"(\d{4})_(\w+?)(?:_|$)")  # a document's year and place, in its name
_LEAST = 8_000  # characters: excerpts are no reports


def copies(number: int, folder: Path) -> None:
    """Write so many; the same for the same number."""
    places = (each.name for each in regions().values() if each.level == "county" and each.code)
    drawn = zip(product(places, _YEARS), cycle(_texts()), count(), strict=False)
    for (place, year), (own_year, own_place, text), n in islice(drawn, number):
        moved = _YEAR.sub(partial(_later, year - own_year), text)
        path = folder / f"{n // 1000:03}" / f"{year}_{place}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(moved.replace(own_place, place), encoding="utf-8")


def _later(years: int, said: re.Match[str]) -> str:
    return str(int(said[0]) + years)


def _texts() -> list[tuple[int, str, str]]:
    """Each report: its year, its place, its text."""
    found = []
    for path in [*sorted(DOCUMENTS.glob("*.txt")), *sorted(SAMPLES.glob("*.txt"))]:
        named = _NAMED.match(path.stem)
        text = path.read_text(encoding="utf-8")
        if named and len(text) >= _LEAST:
            found.append((int(named[1]), named[2], text))
    sample = (SAMPLES / "wangchuan_2024.txt").read_text(encoding="utf-8")
    return found or [(2024, "望川县", sample)]


if __name__ == "__main__":
    copies(int(sys.argv[1]), Path(sys.argv[2]))
