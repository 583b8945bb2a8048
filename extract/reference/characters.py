"""Characters that are written in more than one way, and how they are read; lengths never change."""

import re
from collections.abc import Mapping
from functools import cache

from extract.errors import DataFileError
from extract.reference.files import toml_named

_FILE = "traditional.toml"
_LEAST_SHARE = 0.02  # of a whole text: below it, traditional characters are names and quotations
_LEAST_SHARE_OF_A_LINE = 0.08
_LEAST_IN_A_LINE = 3

_CHINESE = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff\uf900-\ufaff]")  # private signs too
_SAMPLE = 20_000  # characters of a text that tell how common its characters are

# Full-width letters and digits as their half-width twins. The punctuation of Chinese sentences
# stays full-width.
_HALFWIDTH = {
    **{chr(ord("！") + at): chr(ord("!") + at) for at in range(94) if chr(ord("!") + at).isalnum()},
    **dict(zip("％／．＋－＝＆＊＃［］｜", "%/.+-=&*#[]|", strict=True)),
}
_SPACES = dict.fromkeys(
    ["\xa0", "\u1680", "\u202f", "\u205f", *map(chr, range(0x2000, 0x200B))], " "
)
_LINE_ENDS = dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_PLAIN_SPACES = {**_SPACES, **_LINE_ENDS}


def plain_spaces(text: str) -> str:
    r"""The text with its spaces and its line ends each written in one way.

    >>> plain_spaces("增长５．２％，\u2028ＧＤＰ\xa03万")
    '增长５．２％，\nＧＤＰ 3万'
    """
    return _read_as(_PLAIN_SPACES, text)


def halfwidth_signs(text: str) -> str:
    """The text with its letters, digits and signs of counting half-width.

    >>> halfwidth_signs("增长５．２％，ＧＤＰ 3万")
    '增长5.2%，GDP 3万'
    """
    return _read_as(_HALFWIDTH, text)


def _read_as(table: Mapping[str, str], text: str) -> str:
    """A text with some characters replaced, each by one; hardly any text has many of them."""
    return _any_of("".join(table)).sub(lambda found: table[found[0]], text)


@cache
def _any_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(signs)}]")


@cache
def _simplified() -> dict[str, str]:
    """The simplified character of each traditional one.

    Raises:
        DataFileError: data/traditional.toml is missing, or its two lists are not of one length.
    """
    table = toml_named(_FILE)
    try:
        pairs = zip(*("".join(table[name].split()) for name in ("traditional", "simplified")),
                    strict=True)  # fmt: skip
        return dict(pairs)
    except (KeyError, AttributeError, ValueError) as error:
        raise DataFileError(f"data/{_FILE}: two texts of one length are wanted: {error}") from None


@cache
def _telling() -> frozenset[str]:
    """The traditional characters that no simplified text has, not even in a name."""
    return frozenset(sign for sign in _simplified() if not _is_simplified_too(sign))


def _is_simplified_too(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def simplified(text: str) -> str:
    """A text, or those lines of it, that are evidently in traditional characters, in simplified.

    >>> simplified("地區生產總值5120億元")
    '地区生产总值5120亿元'
    >>> simplified("乾安县的刘喆同志谈到瞭望塔")
    '乾安县的刘喆同志谈到瞭望塔'
    """
    found = _telling() & set(text)
    if not found:
        return text
    table = str.maketrans(_simplified())
    if sum(map(text.count, found)) >= max(_LEAST_IN_A_LINE, _LEAST_SHARE * len(text)):
        return text.translate(table)
    return "\n".join(
        line.translate(table) if _is_traditional(line) else line for line in text.split("\n")
    )


def _is_traditional(line: str) -> bool:
    telling = sum(map(_telling().__contains__, line))
    return telling >= max(_LEAST_IN_A_LINE, _LEAST_SHARE_OF_A_LINE * len(line))


@cache
def _common() -> frozenset[str]:
    """The 3755 characters that are called common in GB 2312, and their traditional forms."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    common = frozenset("".join(row.decode("gb2312", "ignore") for row in rows))
    return common | {sign for sign, plainly in _simplified().items() if plainly in common}


def common_share(text: str, least: int) -> float:
    """The share of common characters among the Chinese ones of a text; 1 where those are too few.

    >>> common_share("全年地區生產總值", 5), common_share("丂丄丅丆丏丒", 5), common_share("丂", 5)
    (1.0, 0.0, 1.0)
    """
    chinese = _CHINESE.findall(text[:_SAMPLE])
    if len(chinese) < least:
        return 1.0
    return sum(map(_common().__contains__, chinese)) / len(chinese)
