"""What another reader, frictionless, says of a data package."""

import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Its own libraries are older than this Python.
    from frictionless import system, validate


def wrongs_of(package: Path) -> list[str]:
    """What frictionless finds wrong with a package and its table."""
    with system.use_context(trusted=True), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [str(each[0]) for each in validate(package).flatten(["message"])]
