"""Names as the address writes them: in ASCII, the same in every language, and to be read back."""

import re
from base64 import b32decode, b32encode

_PLAIN = re.compile(r"[A-Za-z0-9._-]*")
_MARK = "x-"


def code_of(name: str) -> str:
    """A name's form in the address: itself where that is plain ASCII, else in base 32.

    >>> code_of("2026_report"), code_of("武汉都市圈")
    ('2026_report', 'x-42w2nzvrrhuyhppfxcbolhei')
    """
    if _PLAIN.fullmatch(name) and not name.startswith(_MARK):
        return name
    return _MARK + b32encode(name.encode()).decode("ascii").rstrip("=").lower()


def name_of(code: str) -> str:
    """The name that a code was made from; what is no code stands for itself.

    >>> name_of("x-42w2nzvrrhuyhppfxcbolhei"), name_of("110000"), name_of("x-1")
    ('武汉都市圈', '110000', 'x-1')
    """
    if not code.startswith(_MARK):
        return code
    written = code.removeprefix(_MARK).upper()
    try:
        return b32decode(written + "=" * (-len(written) % 8)).decode()
    except ValueError:
        return code
