"""Whether a place that was typed is one."""

from collections.abc import Iterator

from extract.reference.gazetteer import gazetteer
from extract.reference.regions import regions

_ALIKE = 60  # of 100; one sign of three or four is another


def unknown_place(typed: str) -> Iterator[str]:
    """A sentence for each of the names that no list has, with those that look like it."""
    for name in typed.split():
        if name in regions():
            continue
        said = f"{name} is no place of data/regions.csv; its figures have no code"
        if name in gazetteer().by_short:
            alike = [gazetteer().by_short[name][0].name]
        else:
            from rapidfuzz import process  # only for what no list has: it takes a while to load

            found = process.extract(name, list(regions()), limit=3, score_cutoff=_ALIKE)
            alike = [each for each, _, _ in found]
        yield f"{said}; is it {' or '.join(alike)}?" if alike else said
