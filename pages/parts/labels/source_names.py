"""What a source is called: its title, and in English what it is, made from its entry."""

import re

from extract.reference.sources import SAMPLES, Source, sources
from pages.parts.labels.names import CHINESE, imported_name, region_name
from pages.parts.labels.translations import Translation

IMPORT = "import_"  # the beginning of the id of a report that the reader has brought
MANY = 3  # places that a name lists; more are counted
_ABOUT = re.compile("page|press|commentary")  # these are about a place, not a place's own
_TONGUES = {"日文": "ja", "德文": "de", "葡文": "pt", "西文": "es"}  # said in the titles of pages


def known_source(source: str) -> Source | None:
    """A source or a sample by its id; None for a reader's own document."""
    return sources().get(source) or sources(SAMPLES).get(source)


def source_title(source: str, language: str = CHINESE) -> str:
    """What a source is called; a document outside data/sources.toml is known by its id.

    >>> source_title("2026_北京市_预算", "en")
    '2026 budget report of Beijing (in Chinese)'
    >>> source_title("import_report", "en")
    'report (imported)'
    """
    known = known_source(source) or (brought(source) if source.startswith(IMPORT) else None)
    return source if known is None else name_of_source(known, language)


def brought(source: str) -> Source:
    """The source that a reader's own report is."""
    return Source(source, source.removeprefix(IMPORT))


def name_of_source(source: Source, language: str) -> str:
    """The title as printed; in English the kind, the place and the year instead.

    A title without a Chinese character is left as it is.
    """
    if source.id.startswith(IMPORT):
        return imported_name(source.title, language)
    if language == CHINESE or not re.search("[\u4e00-\u9fff]", source.title):
        return source.title
    t = Translation(language)
    told = t(
        "source.name_on" if _ABOUT.search(source.kind) else "source.name",
        date=_year(source) if source.file else source.published or _year(source),
        kind=_kind(source, t),
        places=_places(source, t),
        tongue=", ".join([*([t("source.excerpt")] if source.excerpt else []), _tongue(source, t)]),
    ).strip()
    return told[0].upper() + told[1:]


def title_beside(source: Source, language: str) -> str:
    """The printed title where the name is not it, to stand beside the name; else empty."""
    if source.id.startswith(IMPORT) or name_of_source(source, language) == source.title:
        return ""
    return source.title


def source_address(source: str) -> str | None:
    """Where a source can be read; None where that is not known or is no web address."""
    known = sources().get(source)
    return (known.web_address or None) if known else None


def is_copy(source: str) -> bool:
    """Whether a source is a copy that nobody verified."""
    known = sources().get(source)
    return known is not None and known.unverified


def _year(source: Source) -> str:
    """The last year that the title names, else that of the publication."""
    years = re.findall(r"(?:19|20)[0-9]{2}", source.title)
    return max(years, default=source.published[:4])


def _kind(source: Source, t: Translation) -> str:
    """The entry's kind without its brackets; of a page, whose."""
    if not source.file:
        return t(f"source.{source.standing or 'mirror'}_page")
    return re.sub(r"\s*\(.*?\)", "", source.kind) or t("source.document")


def _places(source: Source, t: Translation) -> str:
    names = [region_name(name, t.language) for name in source.region.split()]
    return t("source.many", n=len(names)) if len(names) > MANY else t.listed(names)


def _tongue(source: Source, t: Translation) -> str:
    said = next((code for word, code in _TONGUES.items() if word in source.title), "zh")
    return t(f"source.in_{said}")
