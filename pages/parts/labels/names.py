"""What the reader sees instead of ids: names of places, themes and indicators."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from extract.display.numbers import inert
from extract.reference.gazetteer import gazetteer
from extract.reference.indicators import indicators, themes
from extract.reference.project import home, parts, project
from extract.reference.regions import Region, regions
from extract.reference.sources import sources
from extract.table.conditions import AllOf, Among, AnyOf, Condition
from extract.table.schema import KIND, REGION, REGION_CODE, YEAR
from pages.parts.labels.slugs import code_of, name_of
from pages.parts.labels.translations import Translation

CHINESE = "zh"
IMPORTED = "（导入）"  # behind the name of a place of a report that the reader has brought
_IMPORTED_EN = " (imported)"
NATION = "100000"  # 全国
_WIDE = ("nation", "province", "area")  # levels of places that every project offers


def home_id() -> str:
    """The id of the place that the project is about: what is shown before anyone chooses."""
    return home().code


def home_and_above() -> list[str]:
    """The Chinese names of home and of the places that it lies in, the nearest first."""
    return [each.name for each in (home(), *gazetteer().above(home()))]


def _known(region: str) -> Region | None:
    """The place of a name: home or one of its parts, else the first of data/regions.csv."""
    return _near().get(region) or regions().get(region)


@cache
def _near() -> dict[str, Region]:
    return {each.name: each for each in (home(), *parts())}


def place_ids(table: pd.DataFrame) -> pd.Series:
    """Each row's place as the address writes it: the region code, or a name's ASCII form.

    A named area has no code (京津冀 is beijing-tianjin-hebei-region); the name of a place that
    data/regions.csv does not know either, or knows several times, is encoded, so that it can be
    read back.
    """
    codes = table[REGION_CODE]
    lacking = codes == ""
    if not lacking.any():
        return codes
    names = table.loc[lacking, REGION]
    without = {name: place_id_without_code(name) for name in names.unique()}
    return codes.mask(lacking, names.map(without))


def of_places(ids: Iterable[str]) -> Condition:
    """That a row is of one of the places of these ids, as :func:`place_ids` tells them."""
    asked = dict.fromkeys(ids)
    without = [name for id_ in asked for name in _named(id_) if place_id_without_code(name) == id_]
    return AnyOf(
        (
            Among(REGION_CODE, tuple(filter(None, asked))),
            AllOf((Among(REGION_CODE, ("",)), Among(REGION, tuple(without)))),
        )
        if without
        else (Among(REGION_CODE, tuple(filter(None, asked))),)
    )


def _named(place: str) -> list[str]:
    """The names that a place without a code can have, of which this is the id."""
    return [name_of(place), *(name for name, id_ in _areas().items() if id_ == place)]


@cache
def _areas() -> dict[str, str]:
    """The named areas that have no code, and the ids of their names."""
    areas = (each.name for each in regions().values() if not each.code)
    return {name: place_id_without_code(name) for name in areas}


def place_id(region: str) -> str:
    """The id of the place of this Chinese name."""
    known = _known(region)
    return known.code if known is not None and known.code else place_id_without_code(region)


def point_id(row: Any) -> str:
    """A figure of one indicator as the address writes it: place, year and kind.

    >>> point_id({"region": "东城区", "year": 2024, "kind": "target"})
    '110101.2024.target'
    """
    return f"{place_id(row[REGION])}.{row[YEAR]}.{row[KIND]}"


def place_id_without_code(region: str) -> str:
    """The id of the place of this name in a row that gives no code."""
    known = _known(region)
    if known is None or known.code:
        return code_of(region)
    return re.sub(r"[^a-z0-9]+", "-", known.name_en.lower()).strip("-")


@cache
def places() -> dict[str, Region]:
    """The places that are offered, by id: home and its parts first, then as they are listed.

    Of the nation's other divisions, of which there are thousands, those are offered that home lies
    in or a source is of. More have figures only where a table holds some.
    """
    wanted = {name for source in sources().values() for name in source.region.split()}
    wanted |= {*home_and_above()}
    listed = [name for name, each in regions().items() if each.level in _WIDE or name in wanted]
    within = [name for name in listed if regions()[name].parent == home().name]
    names = dict.fromkeys([*_near(), *within, *listed])
    return {place_id(name): _near().get(name) or regions()[name] for name in names}


def place_name(place: str, language: str = CHINESE) -> str:
    """A place's name; of one that is in no list, the name that its id was made from."""
    known = places().get(place) or gazetteer().by_code.get(place)
    return region_name(name_of(place), language) if known is None else _called(known, language)


def region_name(region: str, language: str = CHINESE) -> str:
    """The name of a place that the table names in Chinese.

    >>> region_name("东城区（导入）", "en")
    'Dongcheng District (imported)'
    """
    if region.endswith(IMPORTED):
        return imported_name(region_name(region.removesuffix(IMPORTED), language), language)
    known = _known(region)
    return inert(region) if known is None else _called(known, language)


def imported_name(name: str, language: str) -> str:
    """What something is called that is from a report which the reader has brought."""
    return f"{name}{IMPORTED if language == CHINESE else _IMPORTED_EN}"


def _called(place: Region, language: str) -> str:
    """A place's name; the Chinese one where data/regions.csv gives no other."""
    return (place.name_en if language != CHINESE else "") or place.name


def short_name(region: str, language: str = CHINESE) -> str:
    """A place's name where there is little room: 东城, Dongcheng.

    >>> short_name("朝阳区"), short_name("内蒙古自治区")
    ('朝阳', '内蒙古')
    >>> short_name("海淀区", "en"), short_name("广西壮族自治区", "en")
    ('Haidian', 'Guangxi')
    """
    if region.endswith(IMPORTED):
        return imported_name(short_name(region.removesuffix(IMPORTED), language), language)
    known = _known(region)
    if known is None or language == CHINESE:
        return known.short[0] if known and known.short else inert(region.removesuffix("区"))
    return re.sub(
        r" (District|Province|(Zhuang |Hui |Uygur )?Autonomous Region)$",
        "",
        _called(known, language),
    )


def theme_name(theme: str, language: str = CHINESE) -> str:
    """A theme's name; an unknown id stands for itself."""
    known = themes().get(theme)
    if known is None:
        return inert(theme)
    return known.name if language == CHINESE else known.name_en


def indicator_name(indicator: str, language: str = CHINESE) -> str:
    """An indicator's name; an unknown id stands for itself."""
    known = indicators().get(indicator)
    if known is None:
        return indicator
    return known.name if language == CHINESE else known.name_en


def definition(indicator: str, language: str = CHINESE) -> str:
    """One sentence on what the indicator counts."""
    known = indicators()[indicator]
    return known.definition if language == CHINESE else known.definition_en


def of_level(level: str) -> list[str]:
    """The Chinese names of home's parts, or of the 31 provincial regions of the mainland.

    香港, 澳门 and 台湾 (codes from 71 on) give no work reports of this kind, so that they are not
    listed as places whose report is missing.
    """
    if level == "district":
        return [each.name for each in parts()]
    return [name for name, each in regions().items() if each.level == level and each.code < "71"]


def home_parts_provinces() -> list[str]:
    """The Chinese names of the places whose reports are most likely brought, each once."""
    return list(dict.fromkeys([home().name, *of_level("district"), *of_level("province")]))


def level_name(level: str, t: Translation) -> str:
    """What the places of a level are called together; of home's parts the project says it.

    >>> level_name("district", Translation("zh")), level_name("province", Translation("en"))
    ('北京 16 区', 'Provincial regions')
    """
    if level != "district":
        return t(f"level.{level}")
    return project().parts if t.language == CHINESE else project().parts_en


def scope_name(scope: str, t: Translation) -> str:
    """What the places are called whose promises are looked at: home, those of a level, all."""
    if scope == "home":
        return place_name(home_id(), t.language)
    return t("promises.scope_all") if scope == "all" else level_name(scope, t)


def project_name(language: str = CHINESE) -> str:
    """What stands above the pages."""
    return project().name if language == CHINESE else project().name_en


def level_of(place: str) -> str:
    """The level at which a place is compared with others; home stands among its parts.

    So does the place of a report that the reader has brought.

    >>> level_of("110000"), level_of("110105"), level_of("310000"), level_of("320500")
    ('district', 'district', 'province', '')
    """
    if place == home_id():
        return "district"
    name = place_name(place).removesuffix(IMPORTED)
    return next((level for level in ("district", "province") if name in of_level(level)), "")
