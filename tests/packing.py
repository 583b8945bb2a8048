"""Zip files as documents are: what is packed under which name."""

import io
import zipfile
from collections.abc import Mapping


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A packed file with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
