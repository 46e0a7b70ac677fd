"""Takes the pictures of docs/img/ anew: all chains and one, all gaps and one, What-if, History, Paths, Explore; English and Vietnamese."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench._machine import chromium, free_port  # noqa: E402
from bench.first_page import healthy, serving  # noqa: E402
from loaders.load import load  # noqa: E402

PAGES = {
    "overview": "?question=coverage",
    "chain": "?question=chain&chain=coffee",
    "gaps": "gaps?country=LA",
    "gap": "gaps?question=one&gap=LA|MANUFACTURING|310520",
    "paths": "paths?question=between&from=vl:E26&to=vl:E22",
    "what-if": "what_if?ask=gaps/all&scenario=preset:pilot-park-400110",
    "history": "history?ask=gaps/all",
    "explore": "explore?node=vl:E10",
}
LANGUAGES = ("en", "vi")


def shoot(page: Page, address: str, file: Path) -> None:
    """One page as a person sees it: numbers there, pictures standing, nothing running."""
    page.goto(address)
    page.wait_for_selector(".linkage-number b", timeout=120_000)
    page.wait_for_selector("[data-testid=stDownloadButton]", timeout=120_000)  # stands at the foot of every page
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=120_000)
    page.wait_for_function("[...document.querySelectorAll('.linkage-canvas')].every((box) => box.dataset.drawn)", timeout=120_000)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(1000)  # the table's grid draws a moment after its data
    page.screenshot(path=file)
    print(file.relative_to(HERE.parent))


def main() -> None:
    port = free_port()
    (HERE / "img").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        store = str(Path(folder) / "graph.kgl")
        load((), store)
        with serving(store, port):
            healthy(port)
            browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for language in LANGUAGES:
                for name, path in PAGES.items():
                    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale=language)
                    sign = "&" if "?" in path else "?"
                    shoot(page, f"http://127.0.0.1:{port}/{path}{sign}lang={language}", HERE / "img" / f"{name}-{language}.png")
                    page.close()
            browser.close()


if __name__ == "__main__":
    main()
