"""axe-core for the accessibility tests: the one of .venv, fetched once by npm (``make test``)."""

import shutil
import subprocess
from pathlib import Path

VERSION = "4.14.1"
MISSING = "no axe-core: install npm and run python -m tests.axe"

_FOLDER = Path(__file__).resolve().parent.parent / ".venv/axe"  # goes with make clean
_SECONDS = 120  # A registry that does not answer must not hold up the other tests for long.


def installed() -> Path | None:
    """The script to put into a page, or None."""
    package = _FOLDER / "node_modules/axe-core"
    manifest, script = package / "package.json", package / "axe.min.js"
    if not script.is_file() or f'"version": "{VERSION}"' not in manifest.read_text("utf-8"):
        return None
    return script


def set_up() -> Path | None:
    """The script, fetched where it is not there and npm is."""
    npm = shutil.which("npm")
    if npm and not installed():
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        command = [npm, "install", "--prefix", str(_FOLDER), *quiet, f"axe-core@{VERSION}"]
        print("axe:", *command, flush=True)
        try:
            _FOLDER.mkdir(parents=True, exist_ok=True)
            subprocess.run(command, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"axe: that took longer than {_SECONDS} seconds", flush=True)
    return installed()


if __name__ == "__main__":
    print("axe:", set_up() or MISSING)
