"""Units of data/units.toml; the only place that converts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from extract.reference.files import DATA, Entry, Words, entries, toml_named, typed
from extract.reference.numerals import scale_of

FILE = "units.toml"
COUNT = "count"
GUARD = "guard"
_SCALE_SIGNS = "十百千万亿"


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: 万套, 亿元, 微克/立方米.

    Attributes:
        name: as printed.
        kind: what it measures; only units of one kind convert into each other.
        scale: the factor to the kind's base unit.
    """

    name: str
    kind: str
    scale: Fraction

    def __hash__(self) -> int:
        return hash(self.name)

    def of(self, value: Decimal, unit: "Unit") -> Decimal | None:
        """``value`` in ``unit``, counted in this unit; None where they measure different things.

        >>> unit_named("亿斤").of(Decimal("1955"), unit_named("万吨"))
        Decimal('391')
        >>> unit_named("%").of(Decimal("2"), unit_named("个百分点")) is None
        True
        """
        return converted(value, unit, self) if unit.kind == self.kind else None


@lru_cache(maxsize=4096)  # a figure is counted in the unit of each indicator that it may state
def converted(value: Decimal, unit: Unit, wanted: Unit) -> Decimal:
    """``value`` in ``unit``, counted in another unit of its kind."""
    return round_off(Fraction(value) * unit.scale / wanted.scale)


def round_off(exact: Fraction) -> Decimal:
    """The decimal of ``exact``, to ten significant digits, no trailing zeros, no 9.87E+5."""
    rounded = Decimal(f"{Decimal(exact.numerator) / Decimal(exact.denominator):.10g}")
    return Decimal(f"{rounded.normalize():f}")


class Listed(Entry, frozen=True):
    """One entry of data/units.toml: what it measures, by which factor, and its English names."""

    kind: Words
    scale: Fraction
    en: str = ""
    each: str = ""
    en_in: tuple[str, ...] = ()


class Counting(Entry, frozen=True):
    """The counting words, and the English of those that have one."""

    words: Words
    en: Mapping[str, str] = {}
    each: Mapping[str, str] = {}


@cache
def unit_entries(folder: Path = DATA) -> dict[str, Listed]:
    """The entries of data/units.toml by name, the counting words left out.

    Raises:
        DataFileError: data/units.toml is missing or broken.
    """
    content = toml_named(FILE, folder)
    own = {name: content[name] for name in content if name not in (COUNT, GUARD)}
    return entries(own, Listed, f"data/{FILE}")


@cache
def counting(folder: Path = DATA) -> Counting:
    """The counting words: 个, 家, 项.

    Raises:
        DataFileError: data/units.toml is missing or broken.
    """
    return typed(toml_named(FILE, folder).get(COUNT), Counting, f"data/{FILE}: [{COUNT}]")


@cache
def base_units(folder: Path = DATA) -> dict[str, Unit]:
    """The units of data/units.toml by name, longest name first, counting words among them.

    Raises:
        DataFileError: data/units.toml is missing or broken.
    """
    counts = {word: Unit(word, COUNT, Fraction(1)) for word in counting(folder).words.split()}
    units = {name: Unit(name, each.kind, each.scale) for name, each in unit_entries(folder).items()}
    return dict(sorted((counts | units).items(), key=lambda item: -len(item[0])))


@cache
def guards() -> dict[str, str]:
    """For a unit, the signs that must not follow it, or it is the beginning of another word."""
    return typed(toml_named(FILE).get(GUARD), dict[str, str], f"data/{FILE}: [{GUARD}]")


@cache
def unit_named(name: str) -> Unit:
    """The unit that ``name`` prints, scales and slashes included.

    >>> unit_named("万元/人").kind
    'yuan per count'
    >>> int(unit_named("万平方米").scale)
    10000

    A word that data/units.toml does not list counts things of its own name.
    """
    known = base_units().get(name)
    if known:
        return known
    over, slash, under = name.partition("/")
    if slash and over and under:
        above, below = unit_named(over), unit_named(under)
        return Unit(name, f"{above.kind} per {below.kind}", above.scale / below.scale)
    signs, rest = parted(name)
    if signs:
        base = unit_named(rest)
        return Unit(name, base.kind, base.scale * Fraction(scale_of(signs)))
    return Unit(name, COUNT, Fraction(1))


def parted(name: str) -> tuple[str, str]:
    """The scale signs before a unit, and the unit; a unit that is known is in one piece.

    >>> parted("万亿元"), parted("万千瓦时"), parted("千瓦"), parted("驿站")
    (('万亿', '元'), ('万', '千瓦时'), ('', '千瓦'), ('', '驿站'))
    """
    signs = len(name) - len(name.lstrip(_SCALE_SIGNS))
    # The longest base that is known: 万千瓦时 is ten thousand 千瓦时, not ten million 瓦时.
    bases = [taken for taken in range(signs) if name[taken:] in base_units()]
    taken = bases[0] if bases else signs
    return name[:taken], name[taken:]


def is_unit(name: str) -> bool:
    """Whether a name is a unit that data/units.toml knows, with scales and slashes.

    >>> is_unit("万元/人"), is_unit("亿只"), is_unit("%"), is_unit("预期性")
    (True, True, True, False)
    """
    over, slash, under = name.partition("/")
    if name not in base_units() and slash:
        return is_unit(over) and is_unit(under)
    return parted(name)[1] in base_units() or name in ("万", "亿", "万亿")
