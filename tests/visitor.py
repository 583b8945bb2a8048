"""A visitor without a browser: opens pages over the WebSocket as Streamlit's client does."""

import time
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

LONGEST = 120  # seconds that a page may take
LARGEST = 200 * 1024 * 1024  # bytes of a message


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page sent until its script had ended.

    Attributes:
        seconds: by the clock.
        bytes: of its messages.
        errors: that it shows as boxes: what a page says where it failed.
    """

    seconds: float
    bytes: int
    errors: tuple[str, ...]


class Visitor:
    """One session: ``with Visitor("http://127.0.0.1:8501") as one: one.opens("trends")``."""

    def __init__(self, address: str) -> None:
        self._address = f"ws{address.removeprefix('http')}/_stcore/stream"
        self._socket: Any = None

    def __enter__(self) -> "Visitor":
        """Take up the session."""
        opening = connect(
            self._address,
            subprotocols=[Subprotocol("streamlit")],
            max_size=LARGEST,
            open_timeout=LONGEST,
        )
        self._socket = opening.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the session."""
        self._socket.close()

    def opens(self, page: str = "", **query: str) -> Drawn:
        """A page of the navigation by its name in the address, drawn to its end."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(query)
        asked.rerun_script.page_name = page
        begun, received, errors = time.perf_counter(), 0, []
        self._socket.send(asked.SerializeToString())
        while True:
            content = self._socket.recv(timeout=LONGEST)
            received += len(content)
            message = ForwardMsg()
            message.ParseFromString(content)
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                errors.append(element.exception.message)
            elif element.WhichOneof("type") == "alert" and element.alert.format == 1:  # error
                errors.append(element.alert.body)
            ended = message.WhichOneof("type") == "script_finished"
            if ended and message.script_finished in (0, 1):  # done, or could not be compiled
                return Drawn(time.perf_counter() - begun, received, tuple(errors))
