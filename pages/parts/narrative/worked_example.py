"""One sentence read number by number, and what is known to go wrong: data/method.toml."""

from functools import cache

from extract.reference.files import Entry, toml_named, typed

FILE = "method.toml"


class _Told(Entry, frozen=True):
    """Something said in both languages."""

    told: str
    told_en: str

    def in_(self, language: str) -> str:
        """In the reader's language."""
        return self.told if language == "zh" else self.told_en


class Failure(_Told, frozen=True, kw_only=True):
    """A known failure: ``kind`` is reading or meaning."""

    kind: str


class Number(_Told, frozen=True, kw_only=True):
    """A number of the example: what became of it and why.

    Attributes:
        printed: as the sentence has it.
        row: the row in short, empty where the number was set aside.
        reason: why it was set aside, empty where it is a row.
    """

    printed: str
    row: str = ""
    reason: str = ""


class Example(Entry, frozen=True):
    """A sentence of our own, read number by number, as of a city's report of ``delivered``."""

    sentence: str
    sentence_en: str
    delivered: int
    heading: str
    number: tuple[Number, ...]


class Method(Entry, frozen=True):
    """The content of data/method.toml."""

    failure: tuple[Failure, ...]
    example: Example


@cache
def method() -> Method:
    """What the method page tells besides what is measured.

    Raises:
        DataFileError: data/method.toml is missing or broken.
    """
    return typed(toml_named(FILE), Method, f"data/{FILE}")
