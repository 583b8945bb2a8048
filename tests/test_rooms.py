"""Who may import whom: the flow has one direction, and every library one room."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRACT = sorted((ROOT / "extract").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))

# The folders of the extraction in the order of the flow, and the earlier ones that each may see.
MAY_SEE = {
    "reference": set(),
    "documents": {"reference"},
    "fetching": {"reference", "documents"},
    "structure": {"reference"},
    "quantities": {"reference", "structure"},
    "interpret": {"reference", "structure", "quantities"},
    "table": {"reference"},
    "projects": {"reference", "table"},
    "analysis": {"reference", "table"},
    "display": {"reference", "structure", "quantities", "table", "analysis"},
    "prepared": {"reference", "table", "analysis", "display"},
    "evaluation": {"reference", "documents", "interpret", "pipeline"},
}
# These put the flow together: they read documents into rows.
WHOLE_FLOW = {"table/build.py", "table/entries.py", "table/filing.py", "table/audit.py"}

# What a page may see of the extraction: the table and what explains it, never the reading of text.
FACE = ("reference", "table", "analysis", "display", "prepared", "errors")

# The text of a document, which is no table, is seen by the reader alone; what a visitor brings is
# read by what keeps it for the session, and what it is is told of its profile. The method page
# shows what was measured.
MEASURED = {"extract.evaluation.accuracy", "extract.evaluation.gold"}
SEEN_BY = {
    "about.py": MEASURED,
    "method_tables.py": MEASURED,
    "reader.py": {"extract.documents.holdings"},
    "imports.py": {"extract.documents.read", "extract.pipeline"},
    "edits.py": {"extract.interpret.statement", "extract.pipeline"},
    "figure_form.py": {"extract.interpret.statement"},
    "unsure.py": {"extract.interpret.linker", "extract.interpret.statement"},
    "report_identity.py": {"extract.structure.profile"},
    "taking.py": {"extract.pipeline"},
    "upload.py": {
        "extract.bounded",
        "extract.documents.archive",
        "extract.documents.formats",
        "extract.documents.read",
        "extract.pipeline",
    },
}

# Libraries that are slow, large or replaceable are known to one room each.
ONLY_IN = {
    "jieba": "cutter.py",
    "ahocorasick_rs": "word_finder.py",
    "duckdb": "engine.py",
    "charset_normalizer": "encoding.py",
    "selectolax": "html.py",
    "lxml": "archive.py",
    "openpyxl": "workbook.py",
    "striprtf": "rtf.py",
    "markdown_it": "markdown.py",
    "pypdfium2": "pdf_pages.py",
    "shapely": "boundaries.py",
    "urllib3": "web.py",
    "xlsxwriter": "xlsx.py",
}


@cache
def tree(file: Path) -> ast.Module:
    """A file's code."""
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def imports(file: Path) -> frozenset[str]:
    """Every module that ``file`` imports, wherever in it, by its full name."""
    return frozenset(_imports(file))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}:{node.lineno}: name the module in full"
            if node.module == "extract":
                yield from (f"extract.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def module(file: Path) -> str:
    """The name by which a file is imported: extract.table.schema."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def packages(file: Path) -> set[str]:
    """The top names of what ``file`` imports: streamlit, extract ..."""
    return {name.split(".")[0] for name in imports(file)}


def rooms_of(file: Path, package: str) -> set[str]:
    """What stands behind a package's name in what ``file`` imports of it."""
    return {
        name.removeprefix(f"{package}.").split(".")[0]
        for name in imports(file)
        if name.startswith(f"{package}.")
    }


def astray(files: list[Path], wrong: Callable[[Path], object]) -> dict[str, object]:
    """What is wrong in which file."""
    return {file.relative_to(ROOT).as_posix(): found for file in files if (found := wrong(file))}


def command(file: Path) -> bool:
    """Whether a file belongs to the command line."""
    return file.name == "__main__.py" or file.parent.name == "commands"


def test_extract_never_looks_at_the_pages() -> None:
    faces = {"streamlit", "plotly", "pages", "dashboard", "tests"}
    assert astray(EXTRACT, lambda file: packages(file) & faces) == {}


def test_a_library_is_known_to_its_room_alone() -> None:
    def elsewhere(file: Path) -> set[str]:
        return {name for name in packages(file) & ONLY_IN.keys() if ONLY_IN[name] != file.name}

    assert astray([*EXTRACT, *PAGES], elsewhere) == {}


def test_only_the_command_line_prints() -> None:
    def printed(file: Path) -> list[int]:
        return [
            node.lineno
            for node in ast.walk(tree(file))
            if (isinstance(node, ast.Name) and node.id == "print")
            or (isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"})
        ]

    assert astray([file for file in EXTRACT if not command(file)], printed) == {}


def test_pages_see_only_the_table_and_what_explains_it() -> None:
    def others(file: Path) -> set[str]:
        seen = {name for name in imports(file) if name.split(".")[0] == "extract"}
        others = {name for name in seen if name.split(".")[1] not in FACE}
        return others - SEEN_BY.get(file.name, set())

    assert astray(PAGES, others) == {}


def test_a_folder_sees_only_the_folders_before_it() -> None:
    def later(file: Path) -> set[str]:
        folder = file.parent.name
        return rooms_of(file, "extract") - MAY_SEE[folder] - {folder, "errors"}

    rooms = [
        file
        for file in EXTRACT
        if file.parent.name in MAY_SEE and f"{file.parent.name}/{file.name}" not in WHOLE_FLOW
    ]
    assert astray(rooms, later) == {}


# The folders of the pages' parts in the order of the flow, and the earlier ones that each may see.
PARTS_MAY_SEE: dict[str, set[str]] = {
    "labels": set(),
    "state": {"labels"},
    "narrative": {"labels", "state"},
    "export": {"labels"},
    "charts": {"labels", "export"},
    "search": {"labels", "state"},
    "components": {"labels", "state", "narrative", "charts", "export", "search"},
    "server": {"labels", "state", "export", "search"},
}
# Plain functions; files that are taken along are made in a thread that knows no visitor.
WITHOUT_STREAMLIT = {"labels", "narrative", "charts", "export", "search"}
PARTS = [file for file in PAGES if file.parent.name in PARTS_MAY_SEE]


def test_a_part_sees_only_the_parts_before_it() -> None:
    def later(file: Path) -> set[str]:
        folder = file.parent.name
        return rooms_of(file, "pages.parts") - PARTS_MAY_SEE[folder] - {folder}

    assert astray(PARTS, later) == {}


def test_charts_sentences_and_files_know_no_streamlit() -> None:
    def unknown(file: Path) -> set[str]:
        folder = file.parent.name
        known = set() if folder in WITHOUT_STREAMLIT else {"streamlit"}
        known |= {"plotly"} if folder in {"charts", "components"} else set()
        return packages(file) & {"streamlit", "plotly"} - known

    assert astray(PARTS, unknown) == {}


def test_no_room_imports_itself_through_others() -> None:
    leads_to = {module(file): set(imports(file)) for file in EXTRACT}
    while leads_to:
        settled = {room for room, seen in leads_to.items() if not seen & leads_to.keys()}
        assert settled, f"these import each other in a circle: {sorted(leads_to)}"
        leads_to = {room: seen for room, seen in leads_to.items() if room not in settled}
