"""The command line: what goes in, what comes out, and how mistakes read."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract import __main__ as line
from extract.__main__ import ENDED, main
from extract.commands import run
from extract.pipeline import Reading, read_file
from extract.reference.corrections import Correction, Corrections, Fields
from extract.reference.regions import regions
from extract.reference.sources import Source
from extract.table.io import read_table
from extract.table.schema import COLUMNS
from tests.rows import a_row, written

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "tests" / "reports").glob("*.txt"))
SENTENCE = "2023年，北京市地区生产总值增长5.2%。\n"

every_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)


@pytest.fixture
def folder(tmp_path):
    """A folder with three reports."""
    for report in REPORTS:
        shutil.copy(report, tmp_path)
    return tmp_path


def complaint(captured) -> str:
    """The one sentence of a failed command, which has printed nothing else."""
    out, err = captured.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


# run


@every_report
def test_a_whole_report_becomes_exactly_this_table(report, tmp_path):
    out = tmp_path / "rows.csv"
    assert main(["run", str(report), "-o", str(out)]) == 0
    assert out.read_bytes() == report.with_suffix(".csv").read_bytes()


@every_report
def test_every_row_is_where_it_says(report):
    text = report.read_text(encoding="utf-8")
    for row in read_table(report.with_suffix(".csv")).itertuples():
        assert text[row.start : row.end] == row.value_text


@every_report
def test_without_a_file_the_table_goes_to_standard_output(report, capsys):
    assert main(["run", str(report)]) == 0
    out, err = capsys.readouterr()
    assert out == report.with_suffix(".csv").read_text(encoding="utf-8")
    assert err == ""


def test_csv_parquet_and_json_hold_the_same_rows(folder):
    tables = []
    for ending in ("csv", "parquet", "json"):
        out = folder / f"rows.{ending}"
        assert main(["run", *map(str, REPORTS), "-o", str(out)]) == 0
        tables.append(out)
    csv, parquet = read_table(tables[0]), pd.read_parquet(tables[1])
    assert len(csv) > 30
    pd.testing.assert_frame_equal(parquet, csv)
    rows = json.loads(tables[2].read_text(encoding="utf-8"))
    assert [list(row) for row in rows] == [list(COLUMNS)] * len(csv)
    for name in COLUMNS:
        cells = [None if pd.isna(cell) else cell for cell in csv[name]]
        assert [row[name] for row in rows] == cells


def test_two_jobs_make_the_same_table_as_one(folder):
    for jobs in ("1", "2"):
        assert main(["run", str(folder), "--jobs", jobs, "-o", str(folder / f"{jobs}.csv")]) == 0
    assert (folder / "1.csv").read_bytes() == (folder / "2.csv").read_bytes()


def test_a_folder_is_read_in_the_order_of_its_names(folder, capsys):
    assert main(["run", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    sources = list(dict.fromkeys(row.partition(",")[0] for row in lines))
    assert sources == sorted(report.stem for report in REPORTS)


def test_place_and_year_can_be_given(tmp_path, capsys):
    report = tmp_path / "a.txt"
    report.write_text("城镇新增就业8000人。\n", encoding="utf-8")
    assert main(["run", str(report), "--region", "延庆区", "--year", "2031"]) == 0
    row = capsys.readouterr().out.splitlines()[1].split(",")
    assert row[COLUMNS.index("region") : COLUMNS.index("kind")] == [
        "延庆区",
        "110119",
        "2030",
        "2030",
    ]


def test_a_place_that_is_not_known_has_no_code(tmp_path, capsys):
    report = tmp_path / "a.txt"
    report.write_text(SENTENCE.replace("北京市", ""), encoding="utf-8")
    assert "样例区" not in regions()
    assert main(["run", str(report), "--region", "样例区", "--year", "2024"]) == 0
    row = capsys.readouterr().out.splitlines()[1].split(",")
    assert row[COLUMNS.index("region") : COLUMNS.index("year")] == ["样例区", ""]


def test_the_words_that_gave_each_field_can_be_shown(capsys):
    assert main(["run", str(REPORTS[0]), "--explain"]) == 0
    out, _ = capsys.readouterr()
    rows = REPORTS[0].with_suffix(".csv").read_text(encoding="utf-8").splitlines()[1:]
    figures = [line for line in out.splitlines() if not line.startswith("#")]
    for explained, row in zip(figures, rows, strict=True):
        assert explained.split("\t")[:2] == row.split(",")[2:5:2]


# text


@every_report
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_text_of_a_text_file_is_the_file(report, newline, tmp_path, capsysbinary):
    content = report.read_text(encoding="utf-8").replace("\n", newline).encode()
    file = tmp_path / report.name
    file.write_bytes(content)
    assert main(["text", str(file)]) == 0
    assert capsysbinary.readouterr().out == content


# audit


@every_report
def test_the_audit_adds_up(report, capsys):
    assert main(["audit", str(report)]) == 0
    out, err = capsys.readouterr()
    parts, _, total = err.partition(": ")[2].partition(" = ")
    numbers = [int(part.split()[0]) for part in parts.split(" + ")]
    assert sum(numbers) == int(total.split()[0]) == len(out.splitlines()) - 1


# check


def test_a_sound_table_is_said_to_be_sound(tmp_path, capsys):
    fine = written(tmp_path, a_row(source="002_cda64557a98683a9"))
    assert main(["check", str(fine)]) == 0
    assert capsys.readouterr().out == f"{fine}: 1 rows, all sound\n"


def test_a_figure_out_of_line_is_named_and_is_no_failure(tmp_path, capsys):
    given = {"source": "002_cda64557a98683a9", "region": "北京市"}
    rows = [a_row(year=2021 + n, value=rate, value_text=f"{rate}%", start=9 * n, end=9 * n + 2,
                  **given) for n, rate in enumerate((5.1, 5.2, 15.3))]  # fmt: skip
    table = written(tmp_path, *rows)
    assert main(["check", str(table)]) == 0
    assert capsys.readouterr().err == (
        "row 4: 北京市 2023 地区生产总值增速 15.3% is out of line (points) "
        "with row 2: 5.1% (2021), row 3: 5.2% (2022)\n"
    )


def test_an_unsound_table_is_said_to_be_wrong_and_where(tmp_path, capsys):
    wrong = written(tmp_path, a_row(source="002_cda64557a98683a9", kind="完成", unit="元"))
    assert main(["check", str(wrong)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert [each[:13] for each in out.splitlines()] == ["row 2: kind '", "row 2: unit '"]


# build


def test_a_table_is_built_from_a_folder(tmp_path, capsys):
    (tmp_path / "documents").mkdir()
    out = tmp_path / "metrics.csv"
    assert main(["build", "--documents", str(tmp_path / "documents"), "-o", str(out)]) == 0
    said, remarks = capsys.readouterr()
    assert said == f"{out}: {len(read_table(out))} rows\n"
    assert "kept its" in remarks


def test_what_a_build_loses_is_said_before_the_table_is_replaced(tmp_path, capsys, monkeypatch):
    (tmp_path / "documents").mkdir()
    extra = written(tmp_path, *[a_row(source="002_cda64557a98683a9")])
    monkeypatch.setattr("extract.commands.table.write_built", lambda *_: sys.exit(9))
    with pytest.raises(SystemExit, match="9"):
        main(["build", "--documents", str(tmp_path / "documents"), "-o", str(extra)])
    err = capsys.readouterr().err
    assert "rows new, 0 changed, 1 gone" in err
    assert "1 catalogued facts are lost:\n  002_cda64557a98683a9: 北京市 2023" in err


def test_a_check_says_which_documents_older_rules_were_used_on(tmp_path, capsys):
    table = written(tmp_path, a_row(source="002_cda64557a98683a9"))
    (tmp_path / "metrics.build.toml").write_text(
        'rules = "0"\n[documents]\na = { rules = "1" }\nb = { rules = "0" }\n', encoding="utf-8"
    )
    assert main(["check", str(table)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"{table}: built by older rules; run python -m extract build",
        "older rules read 1 of 2 documents",
    ]


# corrections


@pytest.fixture
def outdated(monkeypatch, tmp_path):
    """A document of the list with a correction that no longer applies to it."""
    source = Source("a", "某市报告", file="a.txt", region="北京市")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    entry = Correction(
        source="a", start=SENTENCE.index("5"), value_text="5.2%",
        read=Fields(year=2022), say=Fields(year=2021),
    )  # fmt: skip
    for room in ("pipeline", "table.build", "commands.table"):
        monkeypatch.setattr(f"extract.{room}.corrections", lambda: Corrections((entry,)))
    for room in ("pipeline", "table.build", "table.validate"):
        monkeypatch.setattr(f"extract.{room}.sources", lambda: {"a": source})
    return tmp_path


OUTDATED = "correction of a, 17, 「5.2%」 no longer applies: expected year 2022, now read 2023"


def test_a_run_warns_of_a_correction_that_no_longer_applies(outdated, capsys):
    assert main(["run", str(outdated / "a.txt")]) == 0
    out, err = capsys.readouterr()
    assert OUTDATED in err
    assert ",2023,2023,actual," in out


def test_a_build_fails_where_a_correction_no_longer_applies(outdated, capsys):
    out = outdated / "metrics.csv"
    assert main(["build", "--documents", str(outdated), "-o", str(out)]) == 2
    assert OUTDATED in complaint(capsys)
    assert not out.exists()


def test_a_check_names_a_correction_that_no_longer_applies(outdated, capsys):
    table = written(outdated, a_row(source="a", start=17, end=21, value_text="5.2%", year=2021))
    assert main(["check", str(table), "--documents", str(outdated)]) == 1
    assert OUTDATED in complaint_of_check(capsys)


def test_a_check_names_a_correction_that_the_table_does_not_follow(outdated, capsys):
    table = written(outdated, a_row(source="a", start=17, end=21, value_text="5.2%", year=2022))
    assert main(["check", str(table), "--documents", str(outdated / "none")]) == 1
    assert "year is 2022, not 2021; run python -m extract build" in complaint_of_check(capsys)


def complaint_of_check(captured) -> str:
    out, err = captured.readouterr()
    assert (err, out.count("\n")) == ("", 1)
    return out


# Input that cannot be used.


@pytest.mark.parametrize("command", ["run", "text", "audit"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("不在.txt", None),
        ("空.txt", b""),
        ("空白.txt", b" \n\n"),
        ("图片.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))),
        ("坏.pdf", b"%PDF-1.7 nothing"),
        ("坏.docx", b"PK\x03\x04nothing"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"),
    ],
    ids=["missing", "empty", "blank", "binary", "no PDF", "no Word file", "an old Word file"],
)
def test_a_file_that_cannot_be_read_is_named(command, name, content, tmp_path, capsys):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main([command, str(path)]) == 2
    assert complaint(capsys).startswith(f"{path}: ")


@pytest.mark.parametrize("command", ["text", "audit"])
def test_a_folder_is_no_file(command, tmp_path, capsys):
    assert main([command, str(tmp_path)]) == 2
    assert complaint(capsys).startswith(f"{tmp_path}: ")


def test_a_folder_without_documents_is_named(tmp_path, capsys):
    (tmp_path / "notes.xyz").write_text("无", encoding="utf-8")
    assert main(["run", str(tmp_path), "-o", str(tmp_path / "rows.csv")]) == 2
    assert complaint(capsys).startswith(f"{tmp_path}: no document")
    assert not (tmp_path / "rows.csv").exists()


def test_a_text_that_says_no_year_asks_for_one(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("北京市地区生产总值增长5.2%。\n", encoding="utf-8")
    assert main(["run", str(path)]) == 2
    assert complaint(capsys).rstrip().endswith("give --year")
    assert main(["run", str(path), "--year", "2024"]) == 0


@pytest.mark.parametrize("ending", [".xlsx", ".txt"])
def test_a_kind_of_table_that_is_not_known_is_named(ending, tmp_path, capsys):
    out = tmp_path / f"rows{ending}"
    assert main(["run", str(REPORTS[0]), "-o", str(out)]) == 2
    assert complaint(capsys).startswith(f"{out}: unknown ending")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["csv", "parquet", "json"])
def test_a_place_that_cannot_be_written_to_is_named(ending, tmp_path, capsys):
    out = tmp_path / "no such folder" / f"rows.{ending}"
    assert main(["run", str(REPORTS[0]), "-o", str(out)]) == 2
    assert complaint(capsys).startswith(f"{out}: cannot be written")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["csv", "parquet", "json"])
def test_a_folder_in_the_place_of_the_table_is_named_and_nothing_is_left(ending, tmp_path, capsys):
    out = tmp_path / f"rows.{ending}"
    out.mkdir()
    assert main(["run", str(REPORTS[0]), "-o", str(out)]) == 2
    assert complaint(capsys).startswith(f"{out}: cannot be written")
    assert list(tmp_path.iterdir()) == [out]


def test_a_table_that_was_there_stays_when_the_new_one_cannot_be_made(tmp_path, capsys):
    out = tmp_path / "rows.csv"
    out.write_text("before", encoding="utf-8")
    assert main(["run", str(tmp_path / "不在.txt"), "-o", str(out)]) == 2
    assert complaint(capsys)
    assert out.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_read_past_a_bad_file(jobs, folder, capsys):
    bad = folder / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    out = folder / "rows.parquet"
    assert main(["run", str(folder), "--jobs", jobs, "-o", str(out)]) == 2
    assert complaint(capsys).startswith(f"{bad}: ")
    whole = sum(len(read_table(report.with_suffix(".csv"))) for report in REPORTS)
    assert len(pd.read_parquet(out)) == whole


def test_where_no_file_can_be_read_no_table_is_made(tmp_path, capsys):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 nothing")
    out = tmp_path / "rows.csv"
    assert main(["run", str(tmp_path), "-o", str(out)]) == 2
    _, err = capsys.readouterr()
    assert [each.split(": ")[0] for each in err.splitlines()] == [
        str(tmp_path / "a.pdf"),
        str(tmp_path / "b.pdf"),
    ]
    assert not out.exists()


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"source,origin\nx,extracted\n",
        b"\xff\xfe\x00\x01" * 40,
        (",".join(COLUMNS) + "\n" + ",".join(["x"] * len(COLUMNS)) + "\n").encode(),
    ],
    ids=["missing", "empty", "columns missing", "binary", "words for numbers"],
)
def test_a_broken_table_is_named(content, tmp_path, capsys):
    path = tmp_path / "metrics.csv"
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    assert complaint(capsys).startswith(f"{path}: ")


def test_a_document_that_is_not_the_one_of_the_list_is_named(tmp_path, capsys):
    (tmp_path / "002_cda64557a98683a9.txt").write_text(SENTENCE, encoding="utf-8")
    out = tmp_path / "metrics.csv"
    assert main(["build", "--documents", str(tmp_path), "-o", str(out)]) == 2
    assert "SHA-256 differs" in complaint(capsys)
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("indicators.toml", "[gdp\n"),
        ("indicators.toml", '[gdp]\nname = "地区生产总值"\n'),
        ("set_aside.toml", '[[rule]]\nreason = "date"\nwhy = ""\nexample = ""\nnumber = "("\n'),
        ("units.toml", None),
        ("regions.csv", "code,name\n110000,北京市\n"),
        ("clauses.toml", "动词 = 1\n"),
    ],
    ids=["broken TOML", "a field missing", "a broken rule", "a file missing", "a column missing",
         "a key without quotes"],
)  # fmt: skip
def test_a_broken_catalogue_is_named(name, content, tmp_path):
    shutil.copytree(ROOT / "extract", tmp_path / "extract")
    kept = shutil.ignore_patterns("documents", "metrics.csv", "*.geojson")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=kept)
    if content is None:
        (tmp_path / "data" / name).unlink()
    else:
        (tmp_path / "data" / name).write_text(content, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "extract", "run", str(REPORTS[0]), "-o", "rows.csv"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert f"data/{name}" in done.stderr.replace(os.sep, "/")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "rows.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["run"],
        ["text"],
        ["audit"],
        ["run", "a.txt", "--year", "今年"],
        ["check", "a", "b"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_none_says_how_to_ask(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m extract")


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n    {command} " in out for command in ("run", "text", "build", "check", "audit"))


def test_a_reader_that_has_seen_enough_is_no_error():
    command = [sys.executable, "-m", "extract", "audit", str(REPORTS[0])]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        ran.stdout.close()
        _, err = ran.communicate()
    assert b"Traceback" not in err


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", line.__package__, "text", str(REPORTS[0])],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout == REPORTS[0].read_bytes()


REPORT = "2031年云汀市政府工作报告\n一、2030年工作回顾\n地区生产总值增长5%。\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", f"{'长' * 20}.txt"], "no such file"),
        (["run", f"{'a' * 300}.txt"], "too long"),
        (["run", "REPORT", "-o", f"{'b' * 252}.csv"], "cannot be written"),
        (["run", "REPORT", "-o", "REPORT/x.csv"], "cannot be written"),
    ],
    ids=["a name not there", "a name too long", "an output too long", "an output in a file"],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(arguments, said, tmp_path, capsys):
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    named = [argument.replace("REPORT", str(report)) for argument in arguments]
    assert main(named) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("year", ["20", "99999999999999999999", "二〇三一"])
def test_a_year_that_none_can_be_is_refused(year, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["run", "report.txt", "--year", year])
    assert "is no year from 1949 to 2100" in capsys.readouterr().err


def test_a_full_output_is_said_in_a_sentence(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    with full.open("w") as output:
        done = subprocess.run(
            [sys.executable, "-m", "extract", "run", str(report)],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "choose another" in done.stderr


# What nobody would do on purpose.


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("output", ["report.txt.csv", "link.csv"])
def test_a_table_is_never_written_over_a_document_that_it_is_read_from(output, report, capsys):
    document = report.rename(report.with_name("report.txt.csv"))
    (report.parent / "link.csv").symlink_to(document)
    assert main(["run", str(document), "-o", str(report.parent / output)]) == 2
    assert "it is one of the documents" in complaint(capsys)
    assert document.read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize("jobs", ["0", "-1", "1000", "二"])
def test_a_number_of_jobs_that_none_can_be_is_refused(jobs, report, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["run", str(report), "--jobs", jobs])
    assert f"{jobs} is no number from 1 to 999" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("门头够区", "门头够区 is no place of data/regions.csv; its figures have no code; "
         "is it 门头沟区"),
        ("北京", "北京 is no place of data/regions.csv; its figures have no code; is it 北京市?"),
        ("火星", "火星 is no place of data/regions.csv"),
        ("延庆区", ""),
    ],
)  # fmt: skip
def test_a_place_that_was_mistyped_is_said(typed, said, report, capsys):
    assert main(["run", str(report), "--region", typed]) == 0
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert bool(err) == bool(said)


@pytest.mark.parametrize(
    ("name", "shown"), [("坏\n了.txt", r"坏\n了.txt"), ("坏\x1b[2J.txt", r"坏\x1b[2J.txt")]
)
def test_a_name_that_breaks_a_line_breaks_no_sentence(name, shown, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7 nothing")
    assert main(["run", str(path)]) == 2
    assert shown in complaint(capsys)


@pytest.mark.parametrize("command", ["run", "text", "audit"])
def test_a_name_that_is_no_utf8_can_be_said(command, tmp_path, capsys):
    path = tmp_path / "\udcff.txt"
    try:
        path.write_text("地区生产总值增长5%。\n", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    assert main([command, str(path)]) == (0 if command == "text" else 2)
    assert command == "text" or r"\udcff.txt: " in complaint(capsys)


@pytest.mark.parametrize(
    "arguments",
    [["run", "FOLDER"], ["run", "FOLDER/report.txt"], ["build", "--documents", "FOLDER"]],
    ids=["a folder", "a file in it", "documents"],
)
def test_a_folder_that_may_not_be_read_is_said_in_a_sentence(
    arguments, report, capsys, monkeypatch
):
    folder = report.parent

    def refused(self: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    for name in ("is_dir", "exists", "iterdir"):
        own = getattr(Path, name)

        def asked(self, *given, own=own, **named):
            inside = self == folder or folder in self.parents
            return (refused if inside else own)(self, *given, **named)

        monkeypatch.setattr(Path, name, asked)
    assert main([each.replace("FOLDER", str(folder)) for each in arguments]) == 2
    assert "Permission denied" in complaint(capsys)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": "1e20"}, "no readable table"),
        ({"year": "99999999999999999999"}, "no readable table"),
        ({"value": "inf"}, "value inf is no number"),
        ({"value_high": "-inf"}, "value_high -inf is no number"),
        ({"section": "a\0b"}, "section holds a NUL byte"),
        ({"region": "长" * 200_000, "region_code": "x" * 200_000}, "region_code"),
        ({"section": "长" * 200_000}, "all sound"),
    ],
    ids=["year 1e20", "year of 20 digits", "inf", "-inf", "NUL", "huge cells", "a huge section"],
)
@pytest.mark.filterwarnings("error")
def test_a_table_of_strange_cells_is_told_in_sentences(given, said, tmp_path, capsys):
    table = written(tmp_path, a_row(source="002_cda64557a98683a9", **given))
    code = main(["check", str(table)])
    out, err = capsys.readouterr()
    assert code == (0 if said == "all sound" else 2 if said == "no readable table" else 1)
    assert said in out + err
    assert len(out + err) < 500


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: written(path.parent), "it has no rows"),
        (lambda path: path.mkdir() or path, "Is a directory"),
    ],
    ids=["no rows", "a folder"],
)
def test_what_is_no_table_yet_is_not_sound(make, said, tmp_path, capsys):
    assert main(["check", str(make(tmp_path / "metrics.csv"))]) in (1, 2)
    out, err = capsys.readouterr()
    assert said in out + err


def test_a_closed_output_is_said_in_a_sentence(report, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["text", str(report)]) == 2
    assert capsys.readouterr().err.startswith("standard output is closed")


def test_a_reader_that_wants_five_bytes_gets_them(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text(REPORT * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "extract", "text", str(long)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stdout.read(4) == b"2031"
        ran.stdout.close()
        _, err = ran.communicate()
    assert (ran.returncode, err) == (0, b"")


@pytest.mark.long
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("options", [["--jobs", "1"], ["--jobs", "2"], ["--jobs", "2", "-o", "P"]])
def test_what_is_ended_says_one_sentence_and_leaves_nobody(options, ending, code, report):
    shutil.copy(REPORTS[0], report)
    for number in range(4_000):  # far more than are read before they are ended
        os.link(report, report.parent / f"{number}.txt")
    folder = str(report.parent)
    told = [each.replace("P", f"{folder}-parts") for each in options]
    command = [sys.executable, "-m", "extract", "run", folder, *told]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as ran:
        time.sleep(1.5)  # Python itself is up; it is reading
        if ending == signal.SIGINT:  # as a terminal does, to all of them
            os.killpg(ran.pid, ending)
        else:
            ran.send_signal(ending)
        _, err = ran.communicate(timeout=30)
    assert (ran.returncode, err.decode()) == (code, f"{ENDED}\n")
    time.sleep(0.5)
    assert not running(ran.pid)


def running(group: int) -> list[str]:
    """The processes of a group that still run; some systems never clear away those that ended."""
    told = subprocess.run(["ps", "-eo", "pgid,stat"], capture_output=True, text=True, check=True)
    every = [line.split() for line in told.stdout.splitlines()]
    return [state for own, state in every if own == str(group) and not state.startswith("Z")]


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("comparators.toml", '[before]\n"约" = "~"\n', r"comparators\.toml lacks guard"),
        (
            "comparators.toml",
            "before = 3\nafter = 3\nguard = 3\naround = 3\n",
            r"comparators\.toml: \[before\]",
        ),
        ("clauses.toml", "name = 3\n", r"clauses\.toml: \[name\] Expected object, got int"),
    ],
    ids=["a table missing", "no tables", "a number"],
)
def test_a_damaged_rule_file_is_told_in_a_sentence(name, damage, said, report, tmp_path):
    for own in ("sources.toml", "reported.csv", "project.toml"):
        shutil.copy(ROOT / "data" / own, tmp_path)
    (tmp_path / name).write_text(damage, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "extract", "run", str(report)],
        cwd=ROOT, env=os.environ | {"PROJECT": str(tmp_path)},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert re.search(said, done.stderr), done.stderr


def test_what_nobody_foresaw_is_a_sentence(report, capsys, monkeypatch):
    def broken(*_: object) -> None:
        raise KeyError("坏")

    monkeypatch.setattr("extract.commands.text.read_document", broken)
    assert main(["text", str(report)]) == 2
    assert re.match(r"unforeseen: KeyError: '坏' \(extract.*, line \d+\); ", complaint(capsys))


@pytest.mark.parametrize("scan", [True, False])
def test_a_place_that_a_scan_misreads_is_asked_for(scan, tmp_path, monkeypatch, capsys):
    text = "2031年桐房县政府工作报告\n一、2030年工作回顾\n全县地区生产总值增长5.2%。\n"
    (tmp_path / "r.txt").write_text(text, encoding="utf-8")

    def read(*asked: Any) -> Reading:
        reading = read_file(*asked[:3])
        return replace(reading, document=replace(reading.document, from_ocr=scan))

    monkeypatch.setattr(run, "read_bounded", read)
    assert main(["run", str(tmp_path / "r.txt")]) == 0
    said = "桐房县 is no place of data/regions.csv; its figures have no code"
    assert (said in (told := capsys.readouterr().err), "give --region" in told) == (scan, scan)
