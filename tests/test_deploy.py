"""What those who run the dashboard for others are given: it works as it stands."""

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, Visits

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


@pytest.fixture
def proxied(served: str, tmp_path: Path) -> Iterator[str]:
    """The dashboard's address behind nginx, by the site's part as it is given."""
    if NGINX is None:
        pytest.skip("nginx is not installed")
    port = _free_port()
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    site = site.replace("server 127.0.0.1:8501;", f"server {served.removeprefix('http://')};")
    (tmp_path / "site.conf").write_text(site, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(_WHOLE.format(folder=tmp_path), encoding="utf-8")
    server = subprocess.Popen([NGINX, "-p", tmp_path, "-c", tmp_path / "nginx.conf"])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


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


def test_the_service_is_one_that_systemd_takes() -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    unit = DEPLOY / "promises-in-numbers.service"
    told = subprocess.run([analyze, "verify", unit], capture_output=True, text=True, check=False)
    others = [line for line in told.stderr.splitlines() if ".venv/bin/python" not in line]
    assert [line for line in others if unit.name in line] == []


def test_the_container_holds_what_the_dashboard_needs() -> None:
    told = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+)", told, flags=re.MULTILINE)
    assert {"data", "extract", "pages", "dashboard.py", ".streamlit"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)


def test_the_lock_has_every_requirement_and_a_hash_for_each() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([a-z0-9][\w.-]*?)(?:\[[^]]*\])?==(\S+) \\$", lock, re.MULTILINE))
    wanted = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = [re.match(r"[\w.-]+", line) for line in wanted if line and line[0].isalpha()]
    assert {found[0].lower() for found in names if found} <= set(locked)
    assert lock.count("--hash=sha256:") >= len(locked) > 20
