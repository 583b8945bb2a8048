"""Every file of data/, damaged in every way: a sentence that names it, or what a reader may do."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.analysis.interval import vagueness
from extract.analysis.outliers import rules as outlier_rules
from extract.analysis.series_breaks import breaks
from extract.analysis.verdicts import verdicts
from extract.display.reasons import _reasons
from extract.errors import ExtractError
from extract.evaluation.accuracy import accuracy
from extract.interpret.theme import theme_of
from extract.pipeline import read_file
from extract.reference import files
from extract.reference.corrections import corrections
from extract.reference.indicators import indicators, themes
from extract.reference.project import home
from extract.reference.regions import regions
from extract.reference.sources import sources
from extract.table.build import reported_rows
from extract.table.record import record_of
from pages.parts.charts.places_drawn import parts_map, tiles
from pages.parts.labels.translations import Translation, streamlit_words
from pages.parts.narrative.questions import questions
from pages.parts.narrative.worked_example import method
from pages.parts.state.offered import Offered
from tests.conftest import ROOT
from tests.damage import damages
from tests.test_cli import REPORTS

DATA = ROOT / "data"


def _read() -> None:
    for report in REPORTS:
        read_file(report, alone=True)


def _words() -> None:
    Translation("zh")("app.lead")
    Translation("en")("app.lead")


NOTHING = Offered((), (), (), (), (), 0, 0)

# What reads a file; the others are rules, which a report is read by.
READ: dict[str, Callable[[], object]] = {
    "accuracy.toml": accuracy,
    "boundaries.geojson": parts_map,
    "breaks.toml": breaks,
    "corrections.toml": corrections,
    "indicators.toml": indicators,
    "linker.toml": _read,
    "method.toml": method,
    "metrics.build.toml": record_of,
    "outliers.toml": outlier_rules,
    "project.toml": home,
    "province_tiles.csv": tiles,
    "questions.toml": lambda: list(questions(NOTHING, "zh")),
    "reasons.toml": _reasons,
    "regions.csv": regions,
    "reported.csv": reported_rows,
    "sources.toml": sources,
    "streamlit_words.toml": streamlit_words,
    "tables.toml": lambda: files.toml_named("tables.toml"),
    "theme_words.toml": lambda: theme_of("新增中小学学位"),
    "themes.toml": themes,
    "verdicts.toml": lambda: (verdicts(), vagueness()),
    "words.toml": _words,
}

# What only a project knows may be empty: it has no such thing yet.
MAY_BE_EMPTY = set(files.OWN) | {"metrics.build.toml"}
MADE = {"metrics.csv"}  # its damages are test_a_broken_table_is_named's


def kept_results() -> Iterator[Callable[[], None]]:
    """How to forget each result that the program keeps, but the dictionary, which takes long."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("extract.", "pages.")) and name != "extract.interpret.cutter":
            for known in list(vars(module).values()):
                if hasattr(known, "cache_clear") and known.__name__ != "_segmenter":
                    yield known.cache_clear


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project whose files are those of data/; what was read before and after is forgotten."""
    for name in (*files.OWN, "metrics.build.toml"):
        if (DATA / name).is_file():
            shutil.copy(DATA / name, tmp_path)
    monkeypatch.setattr(files, "PROJECT", tmp_path)
    files.look_once()
    yield tmp_path
    for forget in kept_results():
        forget()


def wrong(read: Callable[[], object]) -> str:
    """What is said of what is damaged; what nobody foresaw is not caught."""
    files.look_once()
    for forget in kept_results():
        forget()
    try:
        read()
    except ExtractError as error:
        return str(error)
    return ""


FILES = sorted(path.name for path in DATA.iterdir() if path.suffix in (".toml", ".csv", ".geojson"))


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in FILES if name not in MADE])
def test_a_damaged_file_is_told_in_a_sentence(name: str, project: Path) -> None:
    read = READ.get(name, _read)
    whole = (DATA / name).read_text(encoding="utf-8")
    assert wrong(read) == ""
    for what, text in damages(name, whole):
        (project / name).write_text(text, encoding="utf-8")
        said = wrong(read)
        must = what.endswith("another kind") or (what == "empty" and name not in MAY_BE_EMPTY)
        assert said or not must, what
        assert not said or (Path(name).stem in said and "; " in said), f"{what}: {said}"
