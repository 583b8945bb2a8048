"""Every word of the interface, in both languages, from data/words.toml.

The names of indicators, places and themes are not here: they come from the catalogue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from babel import Locale
from babel.lists import format_list

from extract.errors import DataFileError
from extract.reference.files import toml_named

LANGUAGES = ("zh", "en")
OWN_NAMES = {"zh": "中文", "en": "English"}
TAGS = {"zh": "zh-CN", "en": "en"}
"""What screen readers and search engines call the languages."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The interface in one language: ``t("filters.theme")`` is 主题 or Theme.

    >>> Translation("zh")("filters.count", shown=3, all=12)
    '符合条件 3 条，共 12 条'
    """

    language: str

    def __call__(self, key: str, **fields: object) -> str:
        """The words under ``key`` with the fields filled in.

        Raises:
            DataFileError: data/words.toml is missing, or lacks the key in this language.
        """
        room, _, name = key.partition(".")
        try:
            words = str(_words()[room][name][self.language])
            return _Counting(self.language).format(words, **fields)
        except KeyError as error:
            raise DataFileError(
                f"data/words.toml: {key} in {self.language} is missing ({error}); add it"
            ) from None

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other, as the language writes a list.

        >>> Translation("zh").listed("甲乙丙"), Translation("en").listed("abc")
        ('甲、乙和丙', 'a, b, and c')
        """
        return format_list(list(names), locale=self.language)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a sentence one after the other."""
        return ("；" if self.language == LANGUAGES[0] else "; ").join(parts)

    def quoted(self, text: str) -> str:
        """Words of a Chinese document; in another language within its marks, as a quotation.

        >>> Translation("zh").quoted("回顾"), Translation("en").quoted("回顾")
        ('回顾', '“回顾”')
        """
        return text if not text or self.language == LANGUAGES[0] else f"“{text}”"

    def aside(self, text: str) -> str:
        """Text in the brackets of the language, to stand behind other text.

        >>> Translation("zh").aside("规划"), Translation("en").aside("plan")
        ('（规划）', ' (plan)')
        """
        return f"（{text}）" if self.language == LANGUAGES[0] else f" ({text})"


class _Counting(Formatter):
    """Fills in fields; one of the form {n:figure|figures} is the word that goes with the number.

    >>> words = _Counting("en")
    >>> words.format("{n} {n:figure|figures}", n=1), words.format("{n:figure|figures}", n="1,200")
    ('1 figure', 'figures')
    """

    def __init__(self, language: str) -> None:
        self._locale = Locale.parse(language)

    def format_field(self, value: Any, spec: str) -> Any:
        """The field as :meth:`str.format` writes it, or the word for one, or the one for others."""
        if "|" not in spec:
            return super().format_field(value, spec)
        one, other = spec.split("|")
        number = float(str(value).replace(",", "") or 0)
        return one if self._locale.plural_form(number) == "one" else other


@cache
def _words() -> dict[str, Any]:
    return toml_named("words.toml")


def streamlit_words() -> dict[str, dict[str, dict[str, str]]]:
    """What stands instead of Streamlit's own words, which no setting reaches.

    By the language's tag and the place: the whole of a text, its start, or within it.
    """
    read = toml_named("streamlit_words.toml")
    return {
        tag: {
            place: {theirs: ours[language] for theirs, ours in told.items()}
            for place, told in read.items()
        }
        for language, tag in TAGS.items()
    }
