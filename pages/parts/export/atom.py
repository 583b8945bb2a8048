"""The newest sources as an Atom feed (RFC 4287), for who wants to hear of each."""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from extract.reference.project import project
from extract.reference.sources import Source
from pages.parts.export.catalogues import moment, source_page
from pages.parts.labels.names import CHINESE, project_name, region_name
from pages.parts.labels.source_names import name_of_source
from pages.parts.labels.translations import TAGS, Translation

MIME = "application/atom+xml"
NEWEST = 50

_SPACE = "http://www.w3.org/2005/Atom"
_OWN = uuid5(NAMESPACE_URL, "the-promises-in-numbers")  # ids are the same wherever this is served


def when(source: Source) -> str:
    """When a source was filed here, or, where nobody wrote that down, when it was published."""
    return moment(source.added) or moment(source.published)


def feed(sources: Mapping[str, Source], figures: Mapping[str, int], t: Translation) -> bytes:
    """The newest sources, the newest first; one without any date is in no feed.

    Args:
        figures: how many are from each source.
    """
    known = project()
    dated = sorted((each for each in sources.values() if when(each)), key=when, reverse=True)
    root = Element("feed", {"xmlns": _SPACE, "xml:lang": TAGS[t.language]})
    _text(root, "id", _urn(f"feed/{known.name}"))
    _text(root, "title", t("feed.title", name=project_name(t.language)))
    _text(root, "subtitle", t("app.lead"))
    _text(root, "updated", when(dated[0]) if dated else moment(str(known.year)))
    author = known.authors if t.language == CHINESE else known.authors_en
    _text(SubElement(root, "author"), "name", author)
    asked = "" if t.language == CHINESE else f"?lang={t.language}"
    SubElement(root, "link", {"rel": "self", "type": MIME, "href": f"sources.atom{asked}"})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": "../sources"})
    for source in dated[:NEWEST]:
        _entry(root, source, figures.get(source.id, 0), t)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(root: Element, source: Source, figures: int, t: Translation) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", _urn(f"source/{source.id}"))
    _text(entry, "title", name_of_source(source, t.language))
    _text(entry, "updated", when(source))
    if published := moment(source.published):
        _text(entry, "published", published)
    page = {"rel": "alternate", "type": "text/html", "href": source_page(source)}
    SubElement(entry, "link", page)
    if address := source.web_address:
        SubElement(entry, "link", {"rel": "via", "href": address})
    places = t.listed(region_name(place, t.language) for place in source.region.split())
    told = t("feed.summary", title=source.title, places=places or "—", n=f"{figures:,}")
    _text(entry, "summary", told)


def _urn(name: str) -> str:
    return uuid5(_OWN, name).urn


def _text(parent: Element, name: str, text: str) -> None:
    # XML has no place for most control characters, however they are written.
    SubElement(parent, name).text = "".join(each for each in text if each.isprintable())
