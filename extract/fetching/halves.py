"""Files of which a half is here: what names the whole, and what asks for the rest."""

from pathlib import Path


def rest_of(part: Path) -> dict[str, str]:
    """The headers that ask for the rest of a file, if it is still the one that was begun."""
    if not part.exists() or not _of(part).exists():
        return {}
    here, name = part.stat().st_size, _of(part).read_text(encoding="utf-8")
    return {"Range": f"bytes={here}-", "If-Range": name} if here and name else {}


def begin(part: Path, etag: str, modified: str) -> None:
    """Remember of which file a half will be: by its ETag, unless weak, or its last change."""
    name = etag if etag and not etag.startswith("W/") else modified
    _of(part).write_text(name, encoding="utf-8")


def forget(part: Path) -> None:
    """Remove the half of a file."""
    part.unlink(missing_ok=True)
    _of(part).unlink(missing_ok=True)


def _of(part: Path) -> Path:
    return part.with_name(f"{part.name}.of")
