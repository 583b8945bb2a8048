"""What the reader sees instead of ids: names of places, themes and indicators."""

import re
from functools import cache
from typing import Any

import pandas as pd

from extract.display.numbers import inert
from extract.reference.gazetteer import gazetteer
from extract.reference.indicators import indicators, themes
from extract.reference.regions import LISTED, Region, regions
from extract.reference.sources import sources
from extract.table.schema import KIND, REGION, REGION_CODE, YEAR
from pages.parts.labels.slugs import code_of, name_of

CHINESE = "zh"
IMPORTED = "（导入）"  # behind the name of a place of a report that the reader has brought
_IMPORTED_EN = " (imported)"
NATION = "100000"  # 全国
HOME = "110000"  # 北京市: what is shown before anyone chooses


def place_ids(table: pd.DataFrame) -> pd.Series:
    """Each row's place as the address writes it: the region code, or a name's ASCII form.

    A named area has no code (京津冀 is beijing-tianjin-hebei-region); the name of a place that
    data/regions.csv does not know either, or knows several times, is encoded, so that it can be
    read back.
    """
    codes = table[REGION_CODE]
    without = {name: _without_code(name) for name in table.loc[codes == "", REGION].unique()}
    return codes.where(codes != "", table[REGION].map(without))


def place_id(region: str) -> str:
    """The id of the place of this Chinese name."""
    known = regions().get(region)
    return known.code if known is not None and known.code else _without_code(region)


def point_id(row: Any) -> str:
    """A figure of one indicator as the address writes it: place, year and kind.

    >>> point_id({"region": "东城区", "year": 2024, "kind": "target"})
    '110101.2024.target'
    """
    return f"{place_id(row[REGION])}.{row[YEAR]}.{row[KIND]}"


def _without_code(region: str) -> str:
    known = regions().get(region)
    if known is None or known.code:
        return code_of(region)
    return re.sub(r"[^a-z0-9]+", "-", known.name_en.lower()).strip("-")


@cache
def places() -> dict[str, Region]:
    """The places that are offered, by id: home and its districts first, then as they are listed.

    Of the nation's other divisions, of which there are thousands, those are offered that a source
    is of. More have figures only where a table holds some.
    """
    reporting = {name for source in sources().values() for name in source.region.split()}
    every = {
        place_id(name): each
        for name, each in regions().items()
        if each.level in LISTED or name in reporting
    }
    near = [HOME, *(key for key, region in every.items() if region.parent == every[HOME].name)]
    return {key: every[key] for key in dict.fromkeys([*near, *every])}


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
    known = regions().get(region)
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
    known = regions().get(region)
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
    """The Chinese names of Beijing's districts, or of the 31 provincial regions of the mainland.

    香港, 澳门 and 台湾 (codes from 71 on) give no work reports of this kind, so that they are not
    listed as places whose report is missing.
    """
    return [
        name
        for name, region in regions().items()
        if region.level == level
        and (region.code < "71" if level == "province" else region.parent == place_name(HOME))
    ]


def level_of(place: str) -> str:
    """The level at which a place is compared with others; home stands among its districts.

    So does the place of a report that the reader has brought.

    >>> level_of("110000"), level_of("110105"), level_of("310000"), level_of("320500")
    ('district', 'district', 'province', '')
    """
    if place == HOME:
        return "district"
    name = place_name(place).removesuffix(IMPORTED)
    return next((level for level in ("district", "province") if name in of_level(level)), "")
