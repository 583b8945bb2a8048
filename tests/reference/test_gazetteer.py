"""Which place a name means, in whose report."""

import re

import pytest

from extract.reference.gazetteer import code_of, gazetteer, key_of, region_of
from extract.reference.regions import every_region
from pages.parts.labels.names import place_id, place_name, region_name, short_name

KNOWN = gazetteer()


def meant(name, home="", words=""):
    """The code that a name has in a report of the place with the code ``home``."""
    found = KNOWN.resolve(name, KNOWN.by_code[home] if home else None, words)
    return found.code if found else ""


@pytest.mark.parametrize(
    ("name", "home", "code"),
    [
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "320300", "320302"),
        ("鼓楼区", "350100", "350102"),
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220100", "220104"),
        ("海淀区", "110105", "110108"),
        ("福田区", "440300", "440304"),
        ("苏州市", "110000", "320500"),
        ("北京", "320500", "110000"),
        ("全国", "320500", "100000"),
        ("密云县", "110000", "110228"),
        ("昆山市", "320500", "320583"),
    ],
)
def test_a_name_means_the_place_nearest_to_the_reporting_one(name, home, code):
    assert meant(name, home) == code


@pytest.mark.parametrize(
    ("name", "home", "code"),
    [
        ("昆山", "320500", "320583"),
        ("苏州", "320000", "320500"),
        ("浦东", "310000", "310115"),
        ("昆山", "320585", "320583"),
        ("昆山", "320000", ""),
        ("苏州", "110000", ""),
        ("苏州", "", ""),
    ],
)
def test_a_short_name_means_only_a_part_or_a_neighbour(name, home, code):
    assert meant(name, home) == code


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("朝阳区", "", ""),
        ("朝阳区", "北京市朝阳区人民政府", "110105"),
        ("朝阳区", "长春市朝阳区人民政府", "220104"),
        ("福田区", "", "440304"),
        ("云汀市", "江苏省", ""),
    ],
)
def test_a_reporting_place_is_told_apart_by_what_its_document_says(name, words, code):
    assert meant(name, "", words) == code
    assert region_of(name, words).code == code
    assert region_of(name, words).name == name


def test_in_an_unknown_place_a_county_is_its_own_and_a_prefecture_the_known_one():
    home = region_of("云汀市", "")
    assert code_of("朝阳区", home) == code_of("东城县", home) == ""
    assert code_of("云汀市", home) == ""
    assert code_of("苏州市", home) == "320500"


@pytest.mark.parametrize("level", ["province", "city", "county", "district", "area"])
def test_a_place_lies_in_wider_ones_up_to_the_nation(level):
    form = {"province": r"\d\d0000", "city": r"\d{4}00", "area": ""}.get(level, r"\d{6}")
    for region in every_region():
        if region.level != level:
            continue
        above = KNOWN.above(region)
        assert above[-1].name == "全国", region
        assert region in KNOWN.below(above[0])
        assert re.fullmatch(form, region.code), region
        assert not region.code or above[0].code[:2] in ("10", region.code[:2]), region


def test_no_two_places_are_the_same():
    assert len({key_of(region) for region in every_region()}) == len(every_region())


def test_pages_call_a_place_without_an_english_name_by_its_own():
    assert place_name("320583", "en") == "Kunshan"
    assert region_name("赛罕区", "en") == short_name("赛罕区", "en") == "赛罕区"
    assert place_id("苏州市") == "320500"
