"""docs/examples.ipynb: it runs, and gives what it shows."""

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "docs/examples.ipynb"


def shown(notebook: Any) -> list[str]:
    """What the cells print and give, in text."""
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    return [str(out.get("text") or out.get("data", {}).get("text/plain")) for out in outputs]


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")  # the kernel's own
def test_the_examples_run_and_give_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "the examples are run with nbclient and ipykernel"
    nbformat = pytest.importorskip("nbformat", reason=reason)
    nbclient = pytest.importorskip("nbclient", reason=reason)
    pytest.importorskip("ipykernel", reason=reason)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    kept = nbformat.read(NOTEBOOK, as_version=4)
    again = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(again, timeout=300, kernel_name="python3").execute()
    assert shown(again) == shown(kept)


def test_the_examples_are_small() -> None:
    assert NOTEBOOK.stat().st_size < 20_000
