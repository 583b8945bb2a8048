"""The package that pip installs: what is in it, and that it works away from the repository."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from extract.reference.files import DATA
from extract.reference.project import project
from extract.reference.rules import rules_version

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPORT = """\
2026年福田区政府工作报告（虚构样例）

——2026年1月8日在深圳市福田区第八届人民代表大会第七次会议上

一、2025年工作回顾
过去一年，全区地区生产总值增长5.8%，一般公共预算收入增长3.6%。

二、2026年工作安排
今年地区生产总值增长6%左右。
"""
PROGRAM = """\
import sys

from extract import pair_outcomes, read_document, read_table
from extract.pipeline import Reading

reading: Reading = read_document(sys.argv[1], region="", year=0)
first = reading.observations[0]
told: str = f"{first.indicator} {first.value} {first.unit} {first.year}"
table = read_table(sys.argv[2])
verdicts: list[str] = pair_outcomes(table)["verdict"].tolist()
print(told, len(table), len(verdicts))
"""


def test_the_package_asks_for_what_the_project_asks_for() -> None:
    asked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    known = {line.split("#")[0].strip() for line in asked.splitlines()}
    assert set(SETTINGS["dependencies"]) <= known
    assert SETTINGS["version"] == project().version
    extras = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert SETTINGS["optional-dependencies"]["maps"][0] in extras


def test_the_package_asks_for_all_that_it_imports() -> None:
    """Optional libraries are imported within functions alone."""
    owners = packages_distributions()
    asked = {re.split(r"[<>=~ ]", each)[0].lower() for each in SETTINGS["dependencies"]}
    for file in (ROOT / "extract").rglob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [str(node.module)]
            for top in {name.split(".")[0] for name in names} - sys.stdlib_module_names:
                owned = {each.lower().replace("_", "-") for each in owners.get(top, [])}
                assert top in ("extract", "__future__") or owned & asked, f"{file.name}: {top}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the folder as it is."""
    pytest.importorskip("build", reason="the wheel is built with build and hatchling")
    pytest.importorskip("hatchling", reason="the wheel is built with build and hatchling")
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out), "."]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel in it; libraries are those of this one."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=True)
    python = folder / "bin/python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    beside = sysconfig.get_path("purelib")
    (packages / "libraries.pth").write_text(f"{beside}\n", encoding="utf-8")
    return folder / "bin"


def ran(folder: Path, *command: str | Path, **environment: str) -> str:
    """What a command says that is run in a folder away from the repository."""
    kept = {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"} & os.environ.keys()
    own = {name: os.environ[name] for name in kept}
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=own | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_the_wheel_holds_the_rules_and_no_document_and_no_page(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"extract", f"promises_in_numbers-{project().version}.dist-info"}
    assert {"extract/py.typed", "extract/data/linker.toml", "extract/data/metrics.csv"} <= set(
        names
    )
    assert not [name for name in names if "documents/" in name and name.endswith(".txt")]
    assert "extract/data/streamlit_words.toml" not in names
    assert wheel.stat().st_size < 2_000_000


@pytest.mark.long
def test_the_command_reads_the_sample_away_from_the_repository(
    installed: Path, tmp_path: Path
) -> None:
    sample = DATA / "sample/wangchuan_2024.txt"
    shutil.copyfile(sample, tmp_path / sample.name)
    ran(tmp_path, installed / "promises-in-numbers", "run", sample.name, "-o", "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == sample.with_name("metrics.csv").read_bytes()
    asked = "from extract.reference.rules import rules_version; print(rules_version())"
    assert ran(tmp_path, installed / "python", "-c", asked).strip() == rules_version()


@pytest.mark.long
def test_the_command_begins_another_citys_project(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "福田.txt").write_text(REPORT, encoding="utf-8")
    command = installed / "promises-in-numbers"
    ran(tmp_path, command, "new", "深圳市", "sz")
    ran(tmp_path, command, "add", "福田.txt", PROJECT="sz")
    assert "3 rows, all sound" in ran(tmp_path, command, "check", PROJECT="sz")


@pytest.mark.long
@pytest.mark.parametrize("asked", [("add", "a.txt"), ("build",), ("fetch",)])
def test_nothing_is_written_into_the_installed_package(
    asked: tuple[str, ...], installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    command = [str(installed / "promises-in-numbers"), *asked]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "set PROJECT" in done.stderr


@pytest.mark.long
def test_a_program_with_types_uses_the_package(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    check = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull]
    ran(tmp_path, *check, "--python-executable", installed / "python", "program.py")
    sample = DATA / "sample"
    told = ran(tmp_path, installed / "python", "program.py", sample / "wangchuan_2024.txt",
               sample / "metrics.csv")  # fmt: skip
    assert told.startswith("地区生产总值 1286.4 亿元 2023 61 15")
