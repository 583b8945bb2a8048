"""Whom a figure is about, where it is another place than the reporting one."""

import re
from functools import cache

from extract.interpret.clause import Mention
from extract.reference.files import toml_named
from extract.reference.regions import LISTED, regions
from extract.structure.reports import Report

_OFFICE = re.compile("^.{1,8}(局|委|办|厅|部|区|县|市)$")
# 北京向天津输出, 对口支援新疆: the place named is the other party.
_OTHER_PARTY = re.compile(r"(向|对|与|和|同|跟|援|帮扶|协作|面向|通往|至|到)$")
_SITED = r"在({places})[^，。,；;]{{0,2}}(注册|设立|布局|落地|落户|开工|建成)"


def section_places(report: Report, text: str) -> dict[int, str]:
    """The place that each paragraph, by number, speaks for where its heading is a place's name."""
    place, found = "", {}
    for paragraph in report.paragraphs:
        heading = text[paragraph.start : paragraph.end].strip()
        if paragraph.heading and _OFFICE.match(heading):
            place = heading if heading in regions() else ""
        found[paragraph.number] = place
    return found


def place_of(mention: Mention, before: str, home: str, indicator: str) -> str:
    """The place that a figure is about: ``home`` unless its own clause names another.

    Args:
        before: the sentence up to the figure.
        home: the reporting place.
        indicator: the words that name a catalogued indicator, empty where there is none. A part
            of the reporting place that data/regions.csv does not know counts as itself only where
            it must not be taken for the whole: 武汉都市圈经济总量 is not the province's.
    """
    whole = re.search("(?<![占于居列较比对向在])(全[市国省])(首批|共有|共|仅有)?$", before)
    if whole:
        return _whole_of(whole[1], home)
    sited = _sited().search(mention.subject + mention.object)
    if sited:
        return _known()[sited[1]]
    part = _part().match(mention.subject)
    if part and part[0] not in _known() and indicator:
        return part[0]
    named = _named().match(mention.subject)
    if named and not _OTHER_PARTY.search(before[: before.rfind(named[0])]):
        place = _known()[named["place"]]
        # 全国首批试点12个 is what the reporting place has; 全国居民收入 is the nation's.
        return home if place == "全国" and not indicator else place
    if mention.subject.startswith("全市"):
        return _whole_of("全市", home)
    return home


def _whole_of(word: str, home: str) -> str:
    parent = regions()[home].parent if home in regions() else ""
    if word == "全国":
        return "全国"
    return (
        parent
        if word == "全市" and regions().get(home) and regions()[home].level == "district"
        else home
    )


@cache
def _known() -> dict[str, str]:
    """Every name of a place that a figure can be about, the long ones and the short."""
    listed = [place for place in regions().values() if place.level in LISTED]
    names = {place.name: place.name for place in listed}
    names |= {short: place.name for place in listed for short in place.short}
    return dict(sorted((names | {"津冀": "京津冀"}).items(), key=lambda pair: -len(pair[0])))


@cache
def _named() -> re.Pattern[str]:
    """The last of the places that a subject begins with: 北京市东城区 is 东城区."""
    names = "|".join(map(re.escape, _known()))
    return re.compile(
        rf"(?:支持|推动|助力|深化|累计)?(?:{names})*(?P<place>{names})(?![、和与向对至到])"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(str(toml_named("wordings.toml")["part"]["place"]))


@cache
def _sited() -> re.Pattern[str]:
    return re.compile(_SITED.format(places="|".join(map(re.escape, _known()))))
