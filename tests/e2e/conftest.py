"""The app in a real browser, from which no request may leave this machine and in which no script may fail."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
playwright = pytest.importorskip("playwright.sync_api")
playwright.expect.set_options(timeout=30_000)  # other tests may keep the machine busy


@pytest.fixture(scope="session")
def address(shipped_copy: Callable[[str], str]) -> str:
    """An embedded store with all shipped data."""
    return f"kglite://{shipped_copy('e2e')}"


@pytest.fixture(scope="session")
def site(address: str) -> Iterator[str]:
    """The running app, started from another folder as a user may."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "import cli; cli.main()", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd="/",
        env={**os.environ, "LINKAGE_DB": address, "PYTHONPATH": str(HOME)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    found = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{found}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.25)
    yield found
    process.terminate()
    process.wait(20)


@pytest.fixture
def tab(browser: "playwright.Browser", site: str) -> Iterator["playwright.Page"]:
    """A page of 1440 × 900 that fails the test when a request leaves this machine or is refused, or a script fails or complains."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("response", lambda found: faults.append(f"{found.status}: {found.url}") if found.status >= 400 else None)
    page.on("request", lambda request: faults.append(f"outside: {request.url}") if outside(request.url, site) else None)
    yield page
    context.close()
    assert not faults


def outside(url: str, site: str) -> bool:
    return not url.startswith((site, site.replace("http", "ws", 1), "data:", "blob:"))
