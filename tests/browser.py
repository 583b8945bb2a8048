"""A Chromium for the browser tests: the one that is there, or one fetched (``make test``)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

MISSING = "no Chromium: install one, or name yours with CHROMIUM=/path/to/it"

_COMMANDS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_SECONDS = 600  # A package mirror that does not answer must not hold up the other tests for long.


def installed() -> Path | None:
    """The browser to drive: CHROMIUM, one of the system's, Playwright's own, or None."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named) if Path(named).is_file() else None
    on_path = (shutil.which(command) for command in _COMMANDS)
    for place in (*on_path, *_MAC):
        if place and Path(place).is_file():
            return Path(place)
    return _playwrights_own()


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def set_up() -> Path | None:
    """The browser to drive, installed where this machine allows it; a Chinese font beside it."""
    _apt_install()
    if not installed() and not os.environ.get("CHROMIUM"):
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return installed()


def _apt_install() -> None:
    """Install what is missing where apt is there and may be used; elsewhere do nothing."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    # Ubuntu's package "chromium-browser" only points to a snap: Playwright's own is taken there.
    named = os.environ.get("CHROMIUM")
    wanted = [] if named or installed() or _is_ubuntu() else ["chromium"]
    if not any(Path("/usr/share/fonts").rglob("NotoSansCJK*")):
        wanted.append("fonts-noto-cjk")
    if wanted:
        _run("apt-get", "update", "-q")
        _run("apt-get", "install", "-q", "-y", "--no-install-recommends", *wanted)


def _is_ubuntu() -> bool:
    release = Path("/etc/os-release")
    return release.is_file() and "\nID=ubuntu\n" in f"\n{release.read_text(encoding='utf-8')}"


def _run(*command: str) -> None:
    print("browser:", *command, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, check=False, timeout=_SECONDS, env=environment, stdout=subprocess.DEVNULL
        )
        if done.returncode:
            print(f"browser: that failed with exit code {done.returncode}", flush=True)
    except subprocess.TimeoutExpired:
        print(f"browser: that took longer than {_SECONDS} seconds", flush=True)


if __name__ == "__main__":
    print("browser:", set_up() or MISSING)
