"""What those who run the dashboard for others are given: it works as it stands."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, Visits, serve
from tests.served import asked, socket_of

DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
_WHOLE = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/site.conf;
}}
"""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def nginx(folder: Path, *servers: str, **instead: str) -> Iterator[str]:
    """The address of the site as it is given, before these servers of the dashboard.

    Args:
        instead: what stands there instead of a setting's value.
    """
    if NGINX is None:
        pytest.skip("nginx is not installed")
    port = _free_port()
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    named = "".join(f"server {each.removeprefix('http://')};" for each in servers)
    site = site.replace("server 127.0.0.1:8501;", named)
    # Which server answered is told to the test alone.
    site = site.replace("server_tokens off;", "server_tokens off; add_header X-By $upstream_addr;")
    for name, value in instead.items():
        site, found = re.subn(rf"(?<={name} )[^;]+", value, site)
        assert found == 1, name
    (folder / "site.conf").write_text(site, encoding="utf-8")
    (folder / "nginx.conf").write_text(_WHOLE.format(folder=folder), encoding="utf-8")
    server = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture
def proxied(served: str, tmp_path: Path) -> Iterator[str]:
    """The dashboard's address behind nginx."""
    with nginx(tmp_path, served) as address:
        yield address


def _wait_for(address: str) -> None:
    for _ in range(50):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{address} does not answer")


@pytest.mark.browser
def test_behind_nginx_the_page_opens_and_the_socket_holds(proxied: str, page_at: Visits) -> None:
    page = page_at("/about", at=proxied)
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    assert page_at.errors == []


@pytest.mark.long
def test_of_two_servers_a_visitor_always_has_the_same(served: str, tmp_path: Path) -> None:
    with serve(tmp_path / "log.txt") as (other, _), nginx(tmp_path, served, other) as address:
        had = {
            (n, asked(address, path, source=f"127.{n}.0.1").headers["x-by"])
            for n in range(1, 9)
            for path in ("/api/health", "/trends", "/_stcore/health")
        }
    assert len(had) == 8
    assert {by for _, by in had} == {each.removeprefix("http://") for each in (served, other)}


@pytest.mark.long
def test_nginx_says_no_version_and_takes_no_more_than_a_report(proxied: str) -> None:
    answer = asked(proxied, "/api/health")
    assert answer.status == 200
    assert answer.headers["server"] == "nginx"
    assert asked(proxied, "/_stcore/metrics").status == 404
    large = {"Content-Length": str(13 * 1024 * 1024)}
    assert asked(proxied, "/_stcore/upload_file/one/two", "PUT", **large).status == 413


@pytest.mark.long
def test_who_sends_slowly_holds_no_place_and_who_comes_too_often_gets_none(
    served: str, tmp_path: Path
) -> None:
    with nginx(tmp_path, served, client_header_timeout="1s", limit_conn="visitors 3") as address:
        port = int(address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
            slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-")
            assert asked(address, "/api/health").status == 200
            slow.recv(1000)  # until nginx has enough of it
            assert slow.recv(1000) == b""
        with ExitStack() as visits:
            for _ in range(3):
                visits.enter_context(socket_of(address))
            assert asked(address, "/api/health").status == 503
        assert asked(address, "/api/health").status == 200


def test_the_service_is_one_that_systemd_takes() -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    unit = DEPLOY / "promises-in-numbers.service"
    told = subprocess.run([analyze, "verify", unit], capture_output=True, text=True, check=False)
    others = [line for line in told.stderr.splitlines() if ".venv/bin/python" not in line]
    assert [line for line in others if unit.name in line] == []
    secure = [analyze, "security", "--offline=true", "--threshold=20", str(unit)]  # of 100
    subprocess.run(secure, capture_output=True, check=True)


def test_the_container_holds_what_the_dashboard_needs() -> None:
    told = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+)", told, flags=re.MULTILINE)
    assert {"data", "extract", "pages", "dashboard.py", ".streamlit"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)


def test_the_lock_has_every_requirement_and_a_hash_for_each() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = _locked()
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = [re.match(r"[\w.-]+", line) for line in wanted if line and line[0].isalpha()]
    assert {found[0].lower() for found in names if found} <= set(locked)
    assert lock.count("--hash=sha256:") >= len(locked) > 20


def test_the_list_of_parts_has_every_locked_package(tmp_path: Path) -> None:
    make = pytest.importorskip("cyclonedx_py", reason="cyclonedx-bom is not installed")
    parts = tmp_path / "sbom.json"
    command = [sys.executable, "-m", make.__name__, "requirements", str(ROOT / "requirements.lock")]
    subprocess.run([*command, "--of", "JSON", "-o", str(parts)], check=True, capture_output=True)
    listed = json.loads(parts.read_text(encoding="utf-8"))["components"]
    assert {(each["name"], each["version"]) for each in listed} == set(_locked().items())


@pytest.mark.long
def test_the_lock_installs_by_its_hashes(tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = str(tmp_path / "venv/bin/python")
    lock = str(ROOT / "requirements.lock")
    install = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if "Could not find a version" in done.stderr or "Connection" in done.stderr:
        pytest.skip("the packages cannot be reached")
    assert done.returncode == 0, done.stderr[-1000:]
    reads = "from extract.pipeline import read_file; import dashboard"
    subprocess.run([python, "-c", reads], cwd=ROOT, check=True, capture_output=True)


def _locked() -> dict[str, str]:
    """The version of each locked package."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][\w.-]*?)(?:\[[^]]*\])?==(\S+) \\$", lock, re.MULTILINE))
