"""LibreOffice Calc opens what can be downloaded: every kind of file and table, cell by cell."""

import csv
import io
import math
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.table.io import read_table
from extract.table.schema import PERIOD
from pages.parts.export.csv_files import harmless, spreadsheet_csv
from pages.parts.export.datapackage import package_of
from pages.parts.export.spec import FIGURES
from pages.parts.export.table_files import FORMATS
from pages.parts.export.xlsx import workbook_of
from tests.pages.test_packages import OTHERS, a_view, rows_of, some_rows

pytestmark = pytest.mark.long

MINUTES = 5
# Commas between, quotation marks around, UTF-8, every cell as it is (field 8: as shown).
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
READ = "--infilter=CSV:44,34,76,1"  # a CSV is opened as UTF-8, which its mark says too


def converted(folder: Path, files: dict[str, bytes]) -> dict[str, list[list[str]]]:
    """The cells of each file, as Calc has them when it has opened it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice: install libreoffice-calc")
    given, made = folder / "given", folder / "made"
    given.mkdir()
    for name, content in files.items():
        (given / name).write_bytes(content)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for ending, options in (("csv", [READ]), ("xlsx", [])):
        paths = [str(path) for path in sorted(given.glob(f"*.{ending}"))]
        command = [program, own, "--headless", *options, "--convert-to", FILTER]
        done = subprocess.run(
            [*command, "--outdir", str(made / ending), *paths],
            capture_output=True,
            text=True,
            timeout=MINUTES * 60,
        )
        assert done.returncode == 0, done.stderr
    return {
        name: list(csv.reader(io.StringIO(_text(made / name.rpartition(".")[2], name))))
        for name in files
    }


def _text(folder: Path, name: str) -> str:
    return (folder / f"{name.rpartition('.')[0]}.csv").read_text(encoding="utf-8-sig")


def alike(shown: str, meant: Any) -> bool:
    """Whether Calc shows what is meant; a number, or a text that reads as one, however written."""
    if shown.strip() == ("" if pd.isna(meant) else str(meant).strip()):
        return True
    return _number(shown) == pytest.approx(_number(str(meant)), rel=1e-9)


def _number(text: str) -> float:
    plain = text.replace(",", "").removesuffix("%")
    return float(plain) if re.fullmatch(r"[-+]?[\d.]+([Ee][-+]\d+)?", plain) else math.nan


def test_calc_opens_every_download(tmp_path: Path) -> None:
    views = {
        content.name: a_view(rows_of(content), content, name=content.name)
        for content in (FIGURES, *OTHERS)
    }
    every = read_table()
    views["forms"] = a_view(every.drop_duplicates(PERIOD), name="forms")
    hostile = a_view(some_rows(tmp_path), name="hostile")
    views["hostile"] = hostile
    files: dict[str, bytes] = {}
    for name, view in views.items():
        files[f"{name}.csv"] = spreadsheet_csv(view.rows, view.content.columns)
        files[f"{name}.xlsx"] = workbook_of(view)
        with zipfile.ZipFile(io.BytesIO(package_of(view))) as archive:
            files[f"{name}_package.csv"] = archive.read(f"{view.name}.csv")
        files[f"{name}_address.csv"] = FORMATS["csv"].write(view.rows)
    for file, (head, *lines) in converted(tmp_path, files).items():
        stem = file.rpartition(".")[0]
        view = views[stem.removesuffix("_package").removesuffix("_address")]
        assert head == list(view.content.columns), file
        assert len(lines) == len(view.rows), file
        if stem.startswith("hostile_package"):
            continue  # Its cells are exact, for programs; a spreadsheet takes them as it will.
        for shown, (_, row) in zip(lines, view.rows.iterrows(), strict=True):
            for cell, meant in zip(shown, row, strict=True):
                safe = meant if stem.endswith("_package") else harmless(meant)
                assert alike(cell, safe), (file, cell, safe)
