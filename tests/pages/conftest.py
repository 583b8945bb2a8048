"""What the tests of the pages share."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def installed_components() -> Iterator[None]:
    """AppTest reads what every installed package says of itself for each app: here, once."""
    with pytest.MonkeyPatch.context() as patch:
        read_once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", read_once)
        yield


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, for a test that changes it, of the table that its module shares."""
    path = Path(shutil.copy(os.environ["METRICS"], tmp_path))
    monkeypatch.setenv("METRICS", str(path))
    return path
