"""Which rules documents are read by: one short name for all of data/'s rule files together."""

import hashlib
from pathlib import Path

from extract.reference.files import DATA, OWN, file_of

# What is shown, measured or judged with these is read before.
_NOT_FOR_READING = {
    "accuracy.toml",
    "breaks.toml",
    "metrics.build.toml",
    "method.toml",
    "outliers.toml",
    "province_tiles.csv",
    "reasons.toml",
    "streamlit_words.toml",
    "verdicts.toml",
    "words.toml",
}


def rule_files(folder: Path = DATA) -> list[str]:
    """The names of the files that say how documents are read: the catalogue, units, places ..."""
    names = {path.name for path in folder.iterdir() if path.suffix in (".toml", ".csv")}
    return sorted(names - _NOT_FOR_READING - set(OWN))


def rules_version(folder: Path = DATA) -> str:
    """Twelve hexadecimal digits that change with any rule file, wherever the project has it."""
    told = hashlib.sha256()
    for name in rule_files(folder):
        content = file_of(name, folder).read_bytes().replace(b"\r\n", b"\n")
        told.update(f"{name}\0{len(content)}\0".encode())
        told.update(content)
    return told.hexdigest()[:12]
