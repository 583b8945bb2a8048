"""What a match of a pattern can begin with is never too little."""

import re

import pytest
from hypothesis import given

from extract.interpret.cues import written_out
from extract.reference.beginnings import beginning_of, every_match, matches
from extract.reference.files import toml_named
from extract.reference.indicators import indicators
from tests.cases import TEXTS

PATTERNS = [re.compile(written_out(cue["pattern"])) for cue in toml_named("frames.toml")["cue"]] + [
    re.compile(pattern) for known in indicators().values() for pattern in known.patterns
]


@pytest.mark.parametrize(
    ("pattern", "begins", "never"),
    [
        ("甲乙", "甲", "乙"), ("甲?乙", "甲乙", "丙"), ("甲|乙", "甲乙", "丙"),
        ("(甲|乙)?丙", "甲乙丙", "丁"),
        ("(?<!第)甲", "甲", "第"), ("(?=甲乙)甲", "甲", "乙"), ("(?<![甲（(])乙", "乙", "甲"),
        ("[甲乙]丙", "甲乙", "丙"), (r"\d年", "1９", "年"), (r"甲{0,2}乙", "甲乙", "丙"),
        ("甲{2}乙", "甲", "乙"), ("(?P<n>甲|乙丙)丁", "甲乙", "丙丁"), (r"\(甲", "(", "甲"),
        ("^甲*乙", "甲乙", "丙"), ("(甲(乙)?)?丙", "甲丙", "乙"), (r"[\]甲]", "]甲", "乙"),
    ],
)  # fmt: skip
def test_a_pattern_begins_with_these_signs(pattern, begins, never):
    found = beginning_of(pattern)
    assert found
    assert all(found.fullmatch(sign) for sign in begins)
    assert not any(found.fullmatch(sign) for sign in never)


@pytest.mark.parametrize(
    "pattern", [".甲", "[^甲]乙", "甲?", "(?i:甲)", r"(甲)\1", "[]甲]", "甲*|乙"]
)
def test_what_may_begin_with_anything_is_tried_everywhere(pattern):
    assert beginning_of(pattern) is None


@given(TEXTS)
def test_no_match_is_lost(text):
    for pattern in PATTERNS:
        expected = [found.span() for found in pattern.finditer(text)]
        assert [found.span() for found in matches(pattern, text)] == expected
        assert set(expected) <= {found.span() for found in every_match(pattern, text)}
