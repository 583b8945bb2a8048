"""What the reader says of figures and documents, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from extract.reference.corrections import Correction, DocumentCorrection
from pages.parts.labels.names import indicator_name, region_name
from pages.parts.labels.translations import Translation

_TOLD = ("indicator_id", "region", "year", "kind", "measure")


def edit_told(correction: Correction, t: Translation) -> str:
    """What becomes of a figure: that it is dropped, or each field with what it was before."""
    if correction.drop:
        return t("edits.dropped")
    said, read = correction.say.given(), correction.read.given()
    return t.joined(_changed(said, read, t))


def _changed(said: Mapping[str, Any], read: Mapping[str, Any], t: Translation) -> Iterator[str]:
    for name in _TOLD:
        if name in said:
            before = _value(name, read.get(name, ""), t)
            now = _value(name, said[name], t)
            if name == "indicator_id" and not said[name]:
                now = t("edits.outside", name=t.quoted(said.get("indicator", "")))
            label = t(f"column.{name.removesuffix('_id')}")
            yield t("edits.changed", label=label, before=before, now=now)
    if "indicator" in said and "indicator_id" not in said:
        before, now = (t.quoted(str(each.get("indicator", ""))) for each in (read, said))
        yield t("edits.changed", label=t("column.indicator"), before=before, now=now)


def _value(name: str, value: Any, t: Translation) -> str:
    """A value of a field as the reader knows it."""
    if name == "indicator_id":
        return indicator_name(value, t.language) if value else t("edits.uncatalogued")
    if name == "region":
        return region_name(value, t.language)
    return t(f"{name}.{value}") if name in ("kind", "measure") else str(value)


def document_told(said: DocumentCorrection, t: Translation) -> str:
    """What the reader says of a whole document."""
    place = region_name(said.region, t.language) if said.region else ""
    parts = [("region", place), ("year", str(said.year or ""))]
    return t.joined(
        t("edits.said", label=t(f"import.{name}"), now=now) for name, now in parts if now
    )
