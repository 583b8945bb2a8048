"""Documents from the web, tried against a server of our own on this machine's loopback alone."""

import gzip
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.errors import BusyError
from extract.fetching.fetch import BESIDE, Fetched, fetched, wanted
from extract.fetching.guest import Got, Guest
from extract.fetching.manners import Limits
from extract.reference.alone import alone_in
from extract.reference.sources import Source

TEXT = "2031年云汀市政府工作报告\n2030年，地区生产总值增长5%。\n"
PAGE = f"<html><head><meta charset='utf-8'></head><body><p>{TEXT.splitlines()[0]}</p></body></html>"
LONG = TEXT.encode() * 20000
QUICK = Limits(pause=0, patience=0.3, whole=5, most=4 * 2**20)


def sha(content: bytes | str) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@dataclass
class Site:
    """A web site that is made of answers, and remembers what it was asked."""

    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        """What was asked, the rules of the house left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            site.times.append(time.monotonic())
            site.answers.get(self.path, partial(send, status=404))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


def send(
    to: BaseHTTPRequestHandler,
    content: bytes | str = b"",
    status: int = 200,
    kind: str = "text/plain",
    **headers: str,
) -> None:
    """An answer with its length."""
    body = content.encode() if isinstance(content, str) else content
    to.send_response(status)
    to.send_header("Content-Type", kind)
    to.send_header("Content-Length", headers.pop("length", str(len(body))))
    for name, value in headers.items():
        to.send_header(name.replace("_", "-"), value)
    to.end_headers()
    with suppress(OSError):  # the guest may have left
        to.wfile.write(body)


def ranged(to: BaseHTTPRequestHandler, content: bytes, etag: str = '"1"', broken: int = 0) -> None:
    """A file that can be had from any place on; with ``broken``, the line fails after so much."""
    start = 0
    if to.headers.get("If-Range") == etag and "Range" in to.headers:
        start = int(to.headers["Range"].removeprefix("bytes=").removesuffix("-"))
    rest = content[start:]
    if start >= len(content):
        return send(to, status=416)
    headers = {"ETag": etag, "length": str(len(rest))}
    if start:
        headers["Content_Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
    sent = rest[: broken - start] if broken else rest
    send(to, sent, 206 if start else 200, **headers)
    if broken:
        to.close_connection = True
    return None


def a_source(site: Site, path: str = "/a", **given: str) -> Source:
    known = {"title": "某市报告", "file": "a.txt", "address": f"{site.address}{path}"}
    return Source("a", **{**known, **given})


def one(source: Source, folder: Path, limits: Limits = QUICK) -> Fetched:
    """What became of one source's document."""
    (done,) = fetched([source], Guest(limits), lambda *_: None, folder)
    return done


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


# What comes


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (TEXT, "text/plain", sha(TEXT)),
        (TEXT, "text/plain", ""),
        (TEXT, "application/octet-stream", sha(TEXT)),
        (PAGE, "text/html; charset=utf-8", sha(TEXT.splitlines()[0])),
    ],
    ids=["the same bytes", "any text", "of no type", "the text of a page"],
)  # fmt: skip
def test_a_document_is_got_once(content, kind, said, site, tmp_path):
    site.answers["/a"] = partial(send, content=content, kind=kind)
    source = a_source(site, sha256=said)
    assert one(source, tmp_path).what == "got"
    assert not said or sha((tmp_path / "a.txt").read_bytes()) == said
    assert names(tmp_path) == ["a.txt"]
    assert one(source, tmp_path).what == "here"
    assert site.paths() == ["/a"]


def test_another_text_lies_beside_and_replaces_nothing(site, tmp_path):
    site.answers["/a"] = partial(send, content=PAGE, kind="text/html", ETag='"1"')
    done = one(a_source(site, sha256=sha(TEXT)), tmp_path)
    assert (done.what, "SHA-256 differs" in done.said) == ("other", True)
    assert str(tmp_path / BESIDE / "a.html") in done.said
    assert names(tmp_path) == ["fetched/a.html", "fetched/fetched.toml"]
    assert (tmp_path / BESIDE / "a.html").read_text(encoding="utf-8") == PAGE


def test_what_lies_beside_is_not_sent_again(site, tmp_path):
    def answer(to: BaseHTTPRequestHandler) -> None:
        same = to.headers.get("If-None-Match") == '"1"'
        send(to, b"" if same else PAGE, 304 if same else 200, "text/html", ETag='"1"')

    site.answers["/a"] = answer
    source = a_source(site, sha256=sha(TEXT))
    first, second = one(source, tmp_path), one(source, tmp_path)
    assert (second.what, second.said) == (first.what, first.said)
    assert "If-None-Match" in site.asked[-1][1]
    (tmp_path / BESIDE / "a.html").unlink()
    assert one(source, tmp_path).what == "other"
    assert "If-None-Match" not in site.asked[-1][1]


def test_the_project_names_itself(site, tmp_path):
    site.answers["/a"] = partial(send, content=TEXT)
    one(a_source(site), tmp_path)
    assert {headers["User-Agent"].partition("/")[0] for _, headers in site.asked} == {
        "PromisesInNumbers"
    }


def test_a_packed_answer_is_unpacked(site, tmp_path):
    packed = partial(send, content=gzip.compress(TEXT.encode()), Content_Encoding="gzip")
    site.answers["/a"] = packed
    assert one(a_source(site, sha256=sha(TEXT)), tmp_path).what == "got"


def test_where_a_page_was_moved_it_is_followed(site, tmp_path):
    site.answers["/a"] = partial(send, status=301, Location="/b")
    site.answers["/b"] = partial(send, status=302, Location=f"{site.address}/c")
    site.answers["/c"] = partial(send, content=TEXT)
    assert one(a_source(site), tmp_path).what == "got"


# What does not come


def slowly(to: BaseHTTPRequestHandler, pause: float) -> None:
    to.send_response(200)
    to.end_headers()
    for _ in range(50):
        try:
            to.wfile.write(b"x")
            to.wfile.flush()
        except OSError:
            return
        time.sleep(pause)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (partial(send, status=404), "404 Not Found; correct its address"),
        (partial(send, status=503), "503 Service Unavailable; try again later"),
        (partial(send, status=999), "999; try again later"),
        (partial(send, content=b"\x89PNG", kind="image/png"), "sends image/png, which is no"),
        (partial(send, content=b"\x00\x01\x02" * 99), "is no document: this is no text"),
        (partial(send, content=b"%PDF-1.7 broken"), "is no document: "),
        (partial(send, content=b""), "is no document: the file is empty"),
        (partial(send, length=str(2**30)), "is larger than 4 MB"),
        (lambda to: (to.send_response(200), to.end_headers(), to.wfile.write(b"x" * 2**23)),
         "is larger than 4 MB"),
        (partial(slowly, pause=1), "says nothing for too long"),
        (partial(slowly, pause=0.1), "is sent too slowly"),
        (partial(send, status=302, Location="/a"), "sends on more than 5 times"),
        (partial(send, status=302, Location="file:///etc/hosts"), "is no address of the web"),
        (partial(send, content=TEXT, length="99999"), "broke off; try again, it goes on"),
        (lambda to: to.connection.close(), "cannot be reached, or broke off"),
    ],
    ids=["not found", "overloaded", "no status", "an image", "binary", "a broken PDF", "empty",
         "huge by its length", "huge without a length", "silent", "a trickle", "a circle",
         "onto this machine", "cut off", "no answer"],
)  # fmt: skip
def test_what_cannot_be_had_is_a_sentence_and_no_document(answer, said, site, tmp_path):
    site.answers["/a"] = answer
    limits = Limits(pause=0, patience=0.3, whole=0.5, most=4 * 2**20)
    done = one(a_source(site, sha256=sha(TEXT)), tmp_path, limits)
    assert (done.what, said in done.said) == ("failed", True), done.said
    assert "\n" not in done.said
    assert not (tmp_path / "a.txt").exists()
    left = [name for name in names(tmp_path) if not name.endswith(".of")]
    assert left == [] or ("goes on from there" in done.said and left[0].endswith(".part"))


@pytest.mark.parametrize(
    "address", ["ftp://x/a", "http://", "http://[x/", "http://x:y/", "x", "http://云.cn/a"]
)
def test_what_is_no_address_is_said(address, site, tmp_path):
    done = one(a_source(site, address=address), tmp_path)
    assert (done.what, "is no address of the web" in done.said) == ("failed", True)


def test_a_door_that_is_shut_is_said(site, tmp_path):
    done = one(a_source(site, address="http://127.0.0.1:1/a"), tmp_path)
    assert done.said.startswith("the server cannot be reached")


def test_a_failure_stops_nobody_else(site, tmp_path):
    site.answers["/b"] = partial(send, content=TEXT)
    every = [a_source(site), Source("b", "b", file="b.txt", address=f"{site.address}/b")]
    done = fetched(every, Guest(QUICK), lambda *_: None, tmp_path)
    assert [each.what for each in done] == ["failed", "got"]


# What breaks off goes on


def test_what_broke_off_goes_on_where_it_stopped(site, tmp_path):
    site.answers["/a"] = partial(ranged, content=LONG, broken=200_000)
    source = a_source(site, sha256=sha(LONG))
    assert one(source, tmp_path).what == "failed"
    site.answers["/a"] = partial(ranged, content=LONG)
    assert one(source, tmp_path).what == "got"
    assert site.asked[-1][1]["Range"] == "bytes=200000-"
    assert (tmp_path / "a.txt").read_bytes() == LONG
    assert names(tmp_path) == ["a.txt"]


def test_what_changed_meanwhile_is_got_from_its_beginning(site, tmp_path):
    site.answers["/a"] = partial(ranged, content=LONG[::-1], broken=200_000)
    source = a_source(site, sha256=sha(LONG))
    assert one(source, tmp_path).what == "failed"
    site.answers["/a"] = partial(ranged, content=LONG, etag='"2"')
    assert one(source, tmp_path).what == "got"


def test_an_interruption_keeps_the_half(site, tmp_path):
    site.answers["/a"] = partial(ranged, content=LONG)

    def interrupt(*progress: object) -> None:
        if isinstance(progress[3], int) and progress[3] > 100_000:
            raise KeyboardInterrupt

    source = a_source(site, sha256=sha(LONG))
    with pytest.raises(KeyboardInterrupt):
        list(fetched([source], Guest(QUICK), interrupt, tmp_path))
    assert one(source, tmp_path).what == "got"
    assert int(site.asked[-1][1]["Range"].removeprefix("bytes=").removesuffix("-")) > 100_000
    assert (tmp_path / "a.txt").read_bytes() == LONG


def test_a_half_that_is_whole_already_is_got_anew(site, tmp_path):
    """As when the program was killed between the last byte and the filing."""
    site.answers["/a"] = partial(ranged, content=LONG, broken=len(LONG))
    source = a_source(site, sha256=sha(LONG))
    guest, part = Guest(QUICK), tmp_path / "part"
    for _ in range(2):
        fetch = partial(guest.get, source.address, part, heard=lambda *_: None)
        fetch(before=Got(False))
    assert part.read_bytes() == LONG


def test_two_at_once_do_not_write_into_one_half(site, tmp_path):
    site.answers["/a"] = partial(send, content=TEXT)
    (tmp_path / BESIDE).mkdir()
    with alone_in(tmp_path / BESIDE), pytest.raises(BusyError, match="another program writes"):
        one(a_source(site), tmp_path)
    assert site.asked == []
    assert one(a_source(site), tmp_path).what == "got"


# The rules of the house


def test_a_host_is_asked_for_its_rules_once_and_first(site, tmp_path):
    for name in "ab":
        site.answers[f"/{name}"] = partial(send, content=TEXT)
    every = [a_source(site), Source("b", "b", file="b.txt", address=f"{site.address}/b")]
    list(fetched(every, Guest(QUICK), lambda *_: None, tmp_path))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    ("robots", "may"),
    [
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: PromisesInNumbers\nDisallow: /a\n", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: PromisesInNumbers\nAllow: /\n", True),
        ("User-agent: *\nDisallow: /b\n", True),
        ("<html>nothing here</html>", True),
        ("\xff\xfe", True),
    ],
)
def test_what_the_host_forbids_is_not_asked(robots, may, site, tmp_path):
    site.answers["/robots.txt"] = partial(send, content=robots.encode("latin-1"))
    site.answers["/a"] = partial(send, content=TEXT)
    done = one(a_source(site), tmp_path)
    assert (done.what == "got", site.paths() == ["/a"]) == (may, may)
    assert may or "asks programs not to get it; save it by hand" in done.said


def test_where_the_rules_cannot_be_read_nothing_is_asked(site, tmp_path):
    site.answers["/robots.txt"] = partial(send, status=500)
    assert "robots.txt cannot be read" in one(a_source(site), tmp_path).said
    assert site.paths() == []


@pytest.mark.parametrize("rules", ["", "User-agent: *\nCrawl-delay: 1\n"], ids=["ours", "theirs"])
def test_a_host_has_its_pause(rules, site, tmp_path):
    site.answers["/robots.txt"] = partial(send, content=rules)
    limits = Limits(pause=0 if rules else 0.4, patience=1, whole=5)
    for name in "ab":
        site.answers[f"/{name}"] = partial(send, content=TEXT)
    every = [a_source(site), Source("b", "b", file="b.txt", address=f"{site.address}/b")]
    list(fetched(every, Guest(limits), lambda *_: None, tmp_path))
    asked_for = 1.0 if rules else 0.4
    assert site.times[2] - site.times[1] >= asked_for * 0.95


# The command


@pytest.fixture
def listed(site, tmp_path, monkeypatch) -> dict[str, Source]:
    """Four sources: two documents with an address, one without, and a page."""
    every = {
        "a": a_source(site, sha256=sha(TEXT)),
        "b": Source("b", "b", file="b.txt", address=f"{site.address}/b", sha256=sha("x")),
        "c": Source("c", "c", file="c.txt"),
        "d": Source("d", "d", address=f"{site.address}/d"),
    }
    monkeypatch.setattr("extract.fetching.fetch.sources", lambda: every)
    here = partial(fetched, documents=tmp_path)
    monkeypatch.setattr("extract.commands.fetch.fetched", here)
    monkeypatch.setattr("extract.commands.fetch.wanted", partial(wanted, documents=tmp_path))
    monkeypatch.setattr("extract.commands.fetch.Guest", partial(Guest, QUICK))
    site.answers["/a"] = partial(send, content=TEXT)
    site.answers["/b"] = partial(send, content=TEXT)
    return every


def test_everything_with_an_address_that_is_not_here_is_got(listed, site, capsys):
    assert main(["fetch"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [f"a: got, {len(TEXT.encode())} bytes",
                                "0 here, 1 got, 1 other, 0 failed of 2"]  # fmt: skip
    assert err.startswith("b: its text is not the one of data/sources.toml (SHA-256 differs)")
    assert main(["fetch", "a"]) == 0
    assert capsys.readouterr().out.startswith("a: is here\n")
    site.answers.clear()
    assert main(["fetch", "b"]) == 2
    assert "404" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("key", "said"), [("x", "x: not in"), ("c", "has no address"), ("d", "it has no document")]
)
def test_what_cannot_be_got_is_said_before_anything_is(key, said, listed, site, capsys):
    assert main(["fetch", "a", key]) == 2
    assert said in capsys.readouterr().err
    assert site.asked == []


def test_progress_is_one_line_where_somebody_looks(listed, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["fetch", "a"]) == 0
    err = capsys.readouterr().err
    assert "\r\x1b[K[1/1] a 0.0 of 0.0 MB" in err
    assert err.endswith("\r\x1b[K")
    assert "\n" not in err
