"""From the start of the server to the numbers of the first page, and a canvas of 300 nodes until it stands.

Warm environment: libraries on disk, shipped data loaded, Chromium already open. Aims: first page at most 5 s, canvas at most 1 s.
"""

import functools
import http.server
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._machine import HERE, chromium, free_port, machine, versions
from exports import canvas
from graph import ask, connect, layout
from graph.answer.picture import Picture, PictureLink, PictureNode
from loaders.load import load

TIMES = 5
NODES = 300
WIDE = {"width": 1280, "height": 900}
# Two frames after the call: the first draws, the second shows that nothing is left to draw.
DRAW = """async ({data, html, css}) => {
  document.body.innerHTML = `<style>${css}</style><div id="host">${html}</div>`;
  const {default: draw} = await import("/static/canvas.built.js");
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const begun = performance.now();
  draw({data, parentElement: document.getElementById("host"), setStateValue() {}, setTriggerValue() {}});
  await frame(); await frame();
  return performance.now() - begun;
}"""


@contextmanager
def serving(address: str, port: int) -> Iterator[None]:
    """`linkage serve` in a process of its own, ended on leaving."""
    command = [sys.executable, "-c", "import cli; cli.main()", "serve", "--port", str(port), "--db", address]
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    running = subprocess.Popen(command, cwd=HERE, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        running.terminate()
        running.wait(timeout=20)


def healthy(port: int) -> None:
    """Wait until the server answers."""
    while True:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
            return
        time.sleep(0.02)


def first_page(page: Page, address: str) -> tuple[float, float]:
    """Seconds from the start of the server to the overview's numbers, and of a second visit to the running one."""
    port = free_port()
    begun = time.perf_counter()
    with serving(address, port):
        healthy(port)
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector(".linkage-number b", timeout=60_000)
        first = time.perf_counter() - begun
        begun = time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}/?lang=en")
        page.wait_for_selector(".linkage-number b", timeout=60_000)
        return first, time.perf_counter() - begun


def picture(address: str) -> Picture:
    """300 things of the shipped data with every statement between them: enterprises, zones and what stands next to them."""
    nodes: dict[str, PictureNode] = {}
    links: dict[str, PictureLink] = {}
    with closing(connect(address)) as reader:
        for node in [f"vl:E{number:02}" for number in range(1, 134)] + [f"vl:Z{number:02}" for number in range(1, 80)]:
            drawn = ask(reader, "explore/neighbourhood", node=node, timeout=60).picture
            nodes |= {node.id: node for node in drawn.nodes}
            links |= {link.id: link for link in drawn.links}
            if len(nodes) >= NODES:
                break
    kept = dict(list(nodes.items())[:NODES])
    return Picture(nodes=tuple(kept.values()), links=tuple(k for k in links.values() if k.start in kept and k.end in kept))


@contextmanager
def files() -> Iterator[str]:
    """This repository on a loopback port, for the canvas alone."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(HERE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def drawn(page: Page, shown: Picture) -> list[float]:
    """Milliseconds from the call of the canvas until its picture stands, each in a fresh page."""
    placed = layout.place(shown, start=shown.nodes[0].id)
    words = dict.fromkeys(("picture", "in", "out", "fit"), "")
    data = {**placed.as_json("light"), "key": "bench", "height": None, "more": {}, "lit": [], "select": None, "words": words}
    taken = []
    with files() as home:
        for _ in range(TIMES):
            page.goto(f"{home}/static/")
            taken.append(page.evaluate(DRAW, {"data": data, "html": canvas.ELEMENTS, "css": canvas.STYLE.read_text("utf-8")}))
    return taken


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        print(f"{versions('streamlit', 'kglite', 'playwright')}, Chromium {browser.version}")
        address = str(Path(folder) / "graph.kgl")
        load((), address)
        times = [first_page(browser.new_page(viewport=WIDE), address) for _ in range(TIMES)]  # type: ignore[arg-type]
        firsts, seconds = zip(*times, strict=True)
        print(f"server start to first page: median {statistics.median(firsts):.1f} s, worst {max(firsts):.1f} s of {TIMES} (aim 5 s)")
        print(f"second visit: median {statistics.median(seconds):.1f} s")
        shown = picture(address)
        taken = drawn(browser.new_page(viewport=WIDE), shown)  # type: ignore[arg-type]
        size = f"{len(shown.nodes)} nodes, {len(shown.links)} links"
        print(f"canvas of {size}: median {statistics.median(taken):.0f} ms, worst {max(taken):.0f} ms of {TIMES} (aim 1,000 ms)")
        browser.close()


if __name__ == "__main__":
    main()
