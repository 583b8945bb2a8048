"""Which place of data/regions.csv somebody asks for, by name or by code."""

from difflib import get_close_matches

from extract.errors import PlaceError
from extract.reference.gazetteer import gazetteer
from extract.reference.regions import Region, every_region

_NO_HOME = ("nation", "area")  # nothing lies beside the one, the other has no government


def place_asked(words: str) -> Region:
    """The place that is asked for: by its name, its short name, or its code.

    A name that several places have is told apart by what it lies in, written before it.

    >>> place_asked("深圳市").code, place_asked("深圳").code, place_asked("440300").name
    ('440300', '440300', '深圳市')
    >>> place_asked("南京市鼓楼区").code
    '320106'

    Raises:
        PlaceError: no place is called that, several are, or it is none that a project can be of.
    """
    now = [region for region in every_region() if not region.until]
    found = [region for region in now if _is(region, words)]
    if not found:
        near = get_close_matches(words, [region.name for region in now], n=3, cutoff=0.4)
        like = f"; did you mean {', '.join(dict.fromkeys(near))}?" if near else ""
        raise PlaceError(f"{words}: no place of data/regions.csv{like or '; write its full name'}")
    if len(found) > 1:
        written = ", ".join(f"{region.parent}{region.name}" for region in found)
        raise PlaceError(f"{words}: {len(found)} places are called that; write {written}")
    if found[0].level in _NO_HOME:
        raise PlaceError(f"{words}: choose a province, a city, a county or a district")
    return found[0]


def _is(region: Region, words: str) -> bool:
    names = (region.name, *region.short)
    if words in names or (words and words == region.code):
        return True
    name = next((name for name in names if words.endswith(name)), "")
    lies_in = {name for up in gazetteer().above(region) for name in (up.name, *up.short)}
    return bool(name) and words.removesuffix(name) in lies_in
