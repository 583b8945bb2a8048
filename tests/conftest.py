"""What tests share: the real documents, a browser, the served dashboard."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import axe, browser

collect_ignore = ["bench/twin.py"]  # a script of Streamlit's, run by a server alone

ROOT = Path(__file__).resolve().parent.parent
NO_DOCUMENTS = "the real documents are not here: put them in data/documents or name DOCUMENTS="

# A shell's background has its commands ignore Ctrl-C, and those that they start: tests send it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A slow machine is no reason to fail. While working, a quarter of the examples is enough:
# make check asks for them by --hypothesis-profile quick.
settings.register_profile("unhurried", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=25)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all real documents that are here; the tests that read them are skipped without.

    They lie beside the repository, whole documents and excerpts apart, or in data/documents.
    """
    named = os.environ.get("DOCUMENTS")
    beside = [ROOT.parent / "shared" / each for each in ("documents", "excerpts")]
    places = [Path(named)] if named else [*beside, ROOT / "data/documents"]
    files = [file for place in places if place.is_dir() for file in place.iterdir()]
    if not files:
        pytest.skip(NO_DOCUMENTS)
    folder = tmp_path_factory.mktemp("documents")
    for file in files:
        if file.is_file() and not (folder / file.name).exists():
            shutil.copyfile(file, folder / file.name)
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium that asks nobody for anything of its own accord."""
    place = browser.installed()
    if place is None:
        pytest.skip(browser.MISSING)
    arguments = [
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start as root with it.
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=place, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard's address, served as ``make dashboard`` does, on a port of its own."""
    with serve(tmp_path_factory.mktemp("served") / "log.txt") as (address, _):
        yield address


@contextmanager
def serve(log: Path, port: int = 0, **environment: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """A server of the dashboard's own: its address, and what stops it.

    Args:
        port: to be served on; any free one where that is 0.
        environment: variables that it has besides.
    """
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("wb") as stream:
        server = subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )

    def stop() -> None:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()

    try:
        _wait_until_healthy(address, server, log)
        yield address, stop
    finally:
        stop()


def _wait_until_healthy(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            # An unknown path answers 200 too, with the page: only "ok" means that it is healthy.
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


class Visits:
    """Opens pages of the served dashboard and notes what went wrong in them.

    Attributes:
        errors: what scripts and the console complained about.
        outside: addresses asked for that are not the dashboard's own.
    """

    def __init__(self, chromium: Browser, served: str) -> None:
        self._chromium = chromium
        self._served = served
        self.errors: list[str] = []
        self.outside: list[str] = []

    def __call__(
        self, path: str = "/", *, at: str = "", settled: bool = True, **options: Any
    ) -> Page:
        """The page at ``path``, drawn to the end, in a context of its own.

        Args:
            at: another server than the one that tests share.
            settled: whether to wait for the end; not where no script may run.
            options: those of Playwright's new_context: viewport, color_scheme, locale ...
        """
        served = at or self._served
        options.setdefault("viewport", {"width": 1280, "height": 900})
        page = self._chromium.new_context(**options).new_page()
        page.set_default_timeout(60_000)  # milliseconds; a slow machine is no reason to fail
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)
        page.on("request", lambda request: self._see(request.url, served))
        page.goto(served + path)
        if settled:
            settle(page)
        return page

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _see(self, address: str, served: str) -> None:
        if not address.startswith((served, "data:", "blob:")):
            self.outside.append(address)


@pytest.fixture
def page_at(chromium: Browser, served: str) -> Iterator[Visits]:
    """``page_at("/trends?theme=housing")`` is that page, drawn; closed after the test."""
    visits = Visits(chromium, served)
    yield visits
    for context in chromium.contexts:
        context.close()


def settle(page: Page) -> None:
    """Wait until the script has run to its end and its last changes are drawn."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector('[data-stale="true"]', state="detached")
    # Charts and tables are drawn by parts of the client that come when they are needed.
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: they are slow, and Playwright keeps an event loop running."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: Any) -> Iterator[None]:
    """Say last and aloud which tests could not run here, and what they lack."""
    yield
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for reason in (browser.MISSING, axe.MISSING, NO_DOCUMENTS):
        if number := sum(reason in text for text in skipped):
            terminalreporter.section("NOT CHECKED", sep="!", red=True)
            terminalreporter.line(f"{number} skipped: {reason}", red=True)
