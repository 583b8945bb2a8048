"""A visitor as the server sees one: a socket that asks for a run and takes what is sent."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

from extract.table.io import METRICS

ROOT = Path(__file__).parents[2]
OURS, TWIN = "dashboard.py", "tests/bench/twin.py"
_WAIT = 120  # seconds


@dataclass(frozen=True, slots=True)
class Served:
    """A dashboard on this machine: where it is, and the number of its process."""

    host: str
    process: int

    def busy(self) -> float:
        """Seconds that the processor has worked for it, to a hundredth."""
        told = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8")
        own, system = told.rpartition(")")[2].split()[11:13]
        return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(script: str, **environment: str) -> Iterator[Served]:
    """A dashboard that is warm: it has been looked at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    options = ["--server.address", "127.0.0.1", "--server.headless", "true"]
    known = {**os.environ, "TWIN_TABLE": str(METRICS), "PYTHONPATH": str(ROOT), **environment}
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=known, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _until_healthy(f"http://127.0.0.1:{port}")
            Visitor(f"127.0.0.1:{port}").first()
            yield Served(f"127.0.0.1:{port}", server.pid)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _until_healthy(address: str) -> None:
    for _ in range(10 * _WAIT):
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (URLError, ConnectionError, TimeoutError):
            sleep(0.1)
    raise TimeoutError(address)


@dataclass(slots=True)
class Visitor:
    """One visitor.

    Attributes:
        host: where the dashboard is served.
        page: that is looked at; empty for the first.
        received: bytes of the last run.
        sliders: ids of the sliders that were drawn.
    """

    host: str
    page: str = ""
    received: int = 0
    sliders: list[str] = field(default_factory=list)
    _socket: ClientConnection | None = None
    _known: set[str] = field(default_factory=set)

    def first(self) -> None:
        """Come to the dashboard and wait until the page is there."""
        self._socket = connect(
            f"ws://{self.host}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://{self.host}"),
            max_size=None,
            open_timeout=_WAIT,
        )
        self.choose()

    def choose(self, query: str = "", slider: tuple[float, float] | None = None) -> None:
        """Ask for the page with another address, or with the first slider at these ends."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.cached_message_hashes.extend(self._known)
        if slider and self.sliders:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = self.sliders[0]
            state.double_array_value.data.extend(slider)
        assert self._socket is not None
        self._socket.send(asked.SerializeToString())
        self._take(self._socket)

    def _take(self, stream: ClientConnection) -> None:
        self.received, until = 0, monotonic() + _WAIT
        while monotonic() < until:
            data = stream.recv(timeout=_WAIT)
            assert isinstance(data, bytes)
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            if message.metadata.cacheable:
                self._known.add(message.hash)
            element = message.delta.new_element
            if element.WhichOneof("type") == "slider":
                self.sliders.append(element.slider.id)
            if message.WhichOneof("type") == "script_finished":
                return
        raise TimeoutError(self.page)

    def leave(self) -> None:
        """Close the page."""
        if self._socket is not None:
            self._socket.close()
