"""A pattern that matches a text is never taken for one that cannot."""

import pytest
from hypothesis import given

from extract.reference.sieve import Sieve, needed_by
from tests.cases import TEXTS
from tests.reference.test_beginnings import PATTERNS

_SIEVE = Sieve(pattern.pattern for pattern in PATTERNS)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("甲乙", ["甲乙"]), ("甲?乙", ["乙"]), ("甲|乙丙", ["乙丙 甲"]), ("(甲|乙)?丙", ["丙"]),
        ("(?<!第)甲", ["甲"]), ("(?=甲乙丙)甲", ["甲"]), ("[甲乙]丙丁", ["丙丁", "乙 甲"]),
        (r"\d年底", ["年底"]), ("甲{2}乙", ["乙", "甲"]), ("甲乙{0,2}丙", ["丙", "甲"]),
        ("(?:甲.)乙", ["乙", "甲"]), ("(甲)(乙丙)", ["乙丙", "甲"]), (r"甲\.乙", ["甲.乙"]),
        ("[甲]乙", ["甲乙"]), ("甲+乙丙", ["乙丙", "甲"]), ("[甲乙]", ["乙 甲"]),
        ("(?:甲.乙乙|丙)丁", ["丁", "丙 乙乙"]),
    ],
)  # fmt: skip
def test_a_match_needs_one_of_these_words(pattern, needed):
    assert sorted(" ".join(sorted(words)) for words in needed_by(pattern)) == sorted(needed)


@pytest.mark.parametrize(
    "pattern",
    ["", ".", "甲?", "甲*|乙", "[^甲]", "[一-龥]", r"\d{4}", "(?i:甲)", r"(甲)\1", "(|甲)"],
)
def test_of_others_nothing_is_known(pattern):
    assert not needed_by(pattern)
    assert Sieve([pattern]).left_for("丁") == [0]


@given(TEXTS)
def test_what_matches_is_left(text):
    left = set(_SIEVE.left_for(text))
    assert all(n in left for n, pattern in enumerate(PATTERNS) if pattern.search(text))


def test_half_a_sign_is_in_no_word():
    assert Sieve(["甲", "?"]).left_for("\ud800甲") == [0]
