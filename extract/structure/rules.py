"""The rules of data/identity.toml: which words say whose a document is and of when."""

from functools import cache
from typing import Any

from extract.reference.files import toml_named


@cache
def rules(part: str) -> Any:
    """One part of data/identity.toml: place, level, region or time.

    Raises:
        DataFileError: the file is missing or broken.
    """
    return toml_named("identity.toml")[part]
