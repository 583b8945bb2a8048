"""A document for good: its entry, its rows, what changed; all of it or nothing."""

import os
import shutil
import subprocess
import sys
import tomllib
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.reference import files
from extract.reference.alone import alone_in
from extract.reference.corrections import (
    Correction,
    Corrections,
    DocumentCorrection,
    Fields,
    corrections,
)
from extract.reference.corrections_text import corrections_text
from extract.reference.files import DATA
from extract.reference.sources import sources
from extract.table.build import built
from extract.table.filing import filing
from extract.table.io import csv_text, read_table
from extract.table.record import record_of

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = (
    "政府工作报告\n——2031年1月9日在云汀市第八届人民代表大会第三次会议上\n云汀市人民政府\n"
    "一、2030年工作回顾\n地区生产总值增长5.5%，城镇新增就业6000人。\n"
    "二、2031年重点任务\n地区生产总值增长5%左右。\n"
)
LISTED = "# Ours, by hand.\n\n[old]\ntitle = \"旧\"  # as printed\nregion = '北京市'\n"
PAGES = """
from tests.pages.apps import opened, words_on
for page in ("sources", "coverage"):
    print(page, " ".join(words_on(opened(page)).split()))
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with one source that is a page, no document and no table."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("project.toml", "breaks.toml"):
        shutil.copy(DATA / name, folder)
    shutil.copytree(DATA / "sample", folder / "sample")
    (folder / "sources.toml").write_text(LISTED, encoding="utf-8")
    header = (DATA / "reported.csv").read_text(encoding="utf-8").partition("\n")[0]
    (folder / "reported.csv").write_text(header + "\n", encoding="utf-8")
    monkeypatch.setattr(files, "PROJECT", folder)
    here = partial(filing, table=folder / "metrics.csv", documents=folder / "documents")
    monkeypatch.setattr("extract.commands.add.filing", here)
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2031_云汀市.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def everything(folder: Path) -> dict[str, bytes]:
    """What is in a folder, wherever."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_document_is_filed_listed_and_read(project, report, capsys):
    assert main(["add", str(report), "--url", "https://example.org/1"]) == 0
    out, _ = capsys.readouterr()
    assert "  title: 2031年云汀市政府工作报告  「政府工作报告」\n" in out
    assert "  region: 云汀市  「——2031年1月9日在云汀市第八届" in out
    assert "  published: 2031-01  「" in out
    assert "  kind: work report  「政府工作报告」 (title)\n" in out
    assert "  address: https://example.org/1  (given)\n" in out
    assert "3 rows new, 0 changed, 0 gone, 0 as they were\n  gdp_growth: 2 new\n" in out
    assert (project / "documents" / report.name).read_bytes() == report.read_bytes()
    assert len(read_table(project / "metrics.csv")) == 3
    assert record_of(project / "metrics.csv").older() == []
    assert sources()["2031_云汀市"].address == "https://example.org/1"


def test_the_list_keeps_its_comments_its_order_and_every_byte(project, report):
    assert main(["add", str(report)]) == 0
    text = (project / "sources.toml").read_text(encoding="utf-8")
    assert text.startswith(LISTED + '\n["2031_云汀市"]\ntitle = ')
    assert list(tomllib.loads(text)) == ["old", "2031_云汀市"]


def test_a_build_gives_the_same_table(project, report):
    assert main(["add", str(report), "--title", "某报告", "--region", "延庆区"]) == 0
    table = read_table(project / "metrics.csv")
    again = built(project / "documents", project / "metrics.csv")
    assert csv_text(again.table) == csv_text(table)
    assert set(table["region_code"]) == {"110119"}


def test_a_second_document_leaves_the_first_alone(project, report, tmp_path, capsys):
    other = tmp_path / "b.txt"
    other.write_text(REPORT.replace("5.5%", "6%"), encoding="utf-8")
    assert main(["add", str(report)]) == 0
    (project / "documents" / report.name).unlink()  # it need not be here any more
    capsys.readouterr()
    assert main(["add", str(other)]) == 0
    out, err = capsys.readouterr()
    assert "3 rows new, 0 changed, 0 gone, 3 as they were" in out
    assert "2031_云汀市 is a work report of 云汀市 for 2031 too" in err


def test_what_is_given_stands_before_what_the_text_says(project, report):
    given = ["--title", "某", "--issuer", "府", "--date", "2031-02-03", "--kind", "budget report"]
    assert main(["add", str(report), *given]) == 0
    source = sources()["2031_云汀市"]
    told = (source.title, source.issuer, source.published, source.kind, source.region)
    assert told == ("某", "府", "2031-02-03", "budget report", "云汀市")


def test_the_date_tells_the_year_where_the_text_does_not(project, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("北京市城镇新增就业8000人。\n", encoding="utf-8")
    assert main(["add", str(path), "--region", "北京市"]) == 2
    assert capsys.readouterr().err.endswith("give --date\n")
    assert main(["add", str(path), "--region", "北京市", "--date", "2031-01"]) == 0
    assert list(read_table(project / "metrics.csv")["year"]) == [2030]
    assert len(built(project / "documents", project / "metrics.csv").table) == 1


def a_correction(report: Path, source: str = "2031_云汀市", words: str = "5.5%", **given) -> Path:
    """A file as the import page gives it out: one growth was 6.5, and the place is another."""
    said = Corrections(
        (
            Correction(
                source=source, start=REPORT.index("5.5%"), value_text=words,
                read=Fields(indicator_id="gdp_growth"), say=Fields(value=Decimal("6.5")), **given
            ),
        ),
        (DocumentCorrection(source=source, region="延庆区"),),
    )  # fmt: skip
    path = report.with_name("corrections.toml")
    path.write_text(corrections_text(said), encoding="utf-8")
    return path


@pytest.mark.parametrize("before", [None, "# Ours.\n[[document]]\nsource = 'old'\nyear = 2030"])
def test_what_readers_corrected_is_filed_with_it(before, project, report):
    own = project / "corrections.toml"
    if before:
        own.write_text(before, encoding="utf-8")
    assert main(["add", str(report), "--corrections", str(a_correction(report))]) == 0
    assert own.read_text(encoding="utf-8").startswith(before or "# What readers corrected")
    assert corrections().sources() == (("old",) if before else ()) + ("2031_云汀市",)
    table = read_table(project / "metrics.csv")
    assert (table["value"][0], set(table["region"])) == (6.5, {"延庆区"})
    assert sources()["2031_云汀市"].region == "延庆区"
    assert csv_text(built(project / "documents", project / "metrics.csv").table) == csv_text(table)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"source": "other"}, "it speaks of other, not of 2031_云汀市"),
        ({"words": "7%"}, "no longer applies: 「5.5%」 stands there now"),
    ],
)
def test_corrections_that_do_not_fit_are_refused(given, said, project, report, capsys):
    before = everything(project)
    assert main(["add", str(report), "--corrections", str(a_correction(report, **given))]) == 2
    assert said in capsys.readouterr().err
    assert everything(project) == before


@pytest.mark.parametrize("dry", [True, False], ids=["dry run", "table broken"])
def test_nothing_is_written(dry, project, report, capsys):
    if not dry:
        (project / "metrics.csv").write_text("broken", encoding="utf-8")
    before = everything(project)
    assert main(["add", str(report), *(["--dry-run"] if dry else [])]) == (0 if dry else 2)
    out, _ = capsys.readouterr()
    assert ("would be filed as 2031_云汀市" in out) == dry
    assert everything(project) == before


@pytest.mark.parametrize("name", ["2031_云汀市.txt", "sources.toml", "metrics.csv"])
def test_a_failure_leaves_everything_as_it_was(name, project, report, monkeypatch, capsys):
    before, replace = everything(project), Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == name:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert main(["add", str(report)]) == 2
    out, err = capsys.readouterr()
    told = err.splitlines()[-1]
    assert (out, told[: len(report.name)]) == ("", report.name)
    assert told.endswith(
        f"{name} cannot be written (No space left on device); everything is as it was"
    )
    assert everything(project) == before


def test_the_same_file_is_not_added_twice(project, report, tmp_path, capsys):
    assert main(["add", str(report)]) == 0
    before = everything(project)
    for name in (report.name, "other.txt"):
        again = tmp_path / "again" / name
        again.parent.mkdir(exist_ok=True)
        shutil.copy(report, again)
        assert main(["add", str(again)]) == 2
        assert "listed already, as 2031_云汀市" in capsys.readouterr().err
    assert everything(project) == before


def test_no_other_document_is_ever_overwritten(project, report, capsys):
    (project / "documents").mkdir()
    place = project / "documents" / report.name
    place.write_text("another", encoding="utf-8")
    assert main(["add", str(report)]) == 2
    assert "another file has this name" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "another"
    report = report.rename(report.with_name("old.txt"))
    assert main(["add", str(report)]) == 2
    assert "has another old; give the file another name" in capsys.readouterr().err


def test_a_document_that_lies_there_already_is_listed(project, report):
    (project / "documents").mkdir()
    here = Path(shutil.copy(report, project / "documents"))
    assert main(["add", str(here)]) == 0
    assert here.read_bytes() == report.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no locks on folders")
def test_two_at_once_do_not_leave_each_other_out(project, report, capsys):
    before = everything(project)
    with alone_in(project):
        assert main(["add", str(report)]) == 2
        assert main(["build", "-o", str(project / "rows.csv")]) == 2
    assert capsys.readouterr().err.count("another program writes here; wait for its end") == 2
    assert everything(project) == before
    assert main(["add", str(report)]) == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--date", "昨天"], "昨天 is no date"),
        (["--date", "2031-13"], "2031-13 is no date"),
        (["--url", "example.org"], "example.org is no address"),
        (["--url", "javascript:alert(1)"], "is no address"),
    ],
)
def test_what_is_given_wrongly_is_refused(given, said, report, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["add", str(report), *given])
    assert said in capsys.readouterr().err


def test_a_place_that_was_mistyped_is_said(project, report, capsys):
    assert main(["add", str(report), "--region", "门头够区"]) == 0
    assert "门头够区 is no place of data/regions.csv" in capsys.readouterr().err


def test_a_text_that_names_no_place_asks_for_one(project, tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("2031年，城镇新增就业8000人。\n", encoding="utf-8")
    assert main(["add", str(path)]) == 2
    assert capsys.readouterr().err.endswith("give --region\n")


@pytest.mark.parametrize("name", ["a\nb.txt", "\udcff.txt"], ids=["newline", "no UTF-8"])
def test_a_name_that_cannot_be_printed_is_refused(name, project, tmp_path, capsys):
    path = tmp_path / name
    path.write_text(REPORT, encoding="utf-8")
    assert main(["add", str(path)]) == 2
    assert "its name cannot be printed" in capsys.readouterr().err
    assert not (project / "documents").exists()


@pytest.mark.long
def test_the_pages_show_it(project, report):
    """In another process, as a dashboard of this project's folder."""
    (project / "questions.toml").write_text("question = []\n", encoding="utf-8")
    environment = os.environ | {"PROJECT": str(project)}
    for arguments in (["-m", "extract", "add", str(report), "--region", "延庆区"], ["-c", PAGES]):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    on_sources, on_coverage = done.stdout.splitlines()
    assert "2031年延庆区政府工作报告" in on_sources
    assert "文件写明 **2**" in on_coverage, "of 2030 and of 2031"
