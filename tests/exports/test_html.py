"""The standalone page in a real browser: offline, quick, and no script runs but ours (user-reports.md row 7, ui.md section 2)."""

import os
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from exports import canvas, html
from graph.answer.answer import Answer, SourceLine
from graph.answer.picture import Picture, PictureLink

from .conftest import LAO, answer, node

# Twenty names that would run a script in a page made without care; each sets a word that the test looks for.
PAYLOADS = [
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg onload=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "<a href=javascript:window.ran=1>href</a>",
    '"><img src=x onerror=window.ran=1>',
    "'><svg/onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<body onload=window.ran=1>",
    "<input autofocus onfocus=window.ran=1>",
    "<details open ontoggle=window.ran=1>",
    "<video><source onerror=window.ran=1></video>",
    "<math><mtext></p><img src=x onerror=window.ran=1>",
    "<style>@import'javascript:window.ran=1'</style>",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content='0;url=javascript:window.ran=1'>",
    "{{ 7*7 }}{% set x = 1 %}{{ page.scripts }}",
    "\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e",
    "]]></style><script>window.ran=1</script>",
    "<form action=javascript:window.ran=1><button autofocus>x</button></form>",
]

# Where a mark is, in pixels of the canvas.
SPOT = """(id) => {
    const { network } = document.querySelector(".linkage-canvas").linkage;
    return network.canvasToDOM(network.getPosition(id));
}"""


class Opened:
    """A page opened from a file, and all that it asked for or complained of."""

    def __init__(self, browser: object, file: Path) -> None:
        self.page = browser.new_page(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        begun = time.monotonic()
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("body[data-drawn]", timeout=15_000)
        self.seconds = time.monotonic() - begun


def opened(browser: object, made: Answer, folder: Path) -> Opened:
    file = folder / "answer.html"
    file.write_bytes(html.write(made))
    return Opened(browser, file)


def dangerous() -> Answer:
    nodes = tuple(node(f"vl:E{i}", "Enterprise", text, "LA", note=text) for i, text in enumerate(PAYLOADS))
    links = tuple(
        PictureLink(id=f"{text}{i}", kind="SUPPLIES", start="vl:E0", end=f"vl:E{i}", properties={"product": text})
        for i, text in enumerate(PAYLOADS)
        if i
    )
    made = answer(rows=[{"maker": text, "maker_name": text} for text in PAYLOADS], picture=Picture(nodes=nodes, links=links))
    sources = tuple(SourceLine(id=text, display_name=text, publisher=text, date=text, address=f"javascript:{text}") for text in PAYLOADS)
    question = replace(made.question, title=PAYLOADS[0], question=PAYLOADS[1], limits=PAYLOADS[5])
    return replace(made, question=question, sources=sources, parameters={"country": PAYLOADS[3]}, made_on=PAYLOADS[4])


def test_twenty_names_that_are_scripts_stay_names(browser: object, tmp_path: Path) -> None:
    here = opened(browser, dangerous(), tmp_path)
    for x in range(60, 1300, 60):
        here.page.mouse.move(x, 420)
    here.page.locator("#picture").click(position={"x": 120, "y": 120})
    here.page.wait_for_timeout(300)

    assert here.page.evaluate("window.ran") is None
    assert here.page.evaluate("document.querySelectorAll('script[type=module]').length") == 2
    assert here.page.evaluate("document.querySelectorAll('script:not([type=module]):not([type=\"application/json\"])').length") == 0
    assert here.page.evaluate("document.querySelectorAll('a[href^=javascript], iframe, base, form, input, details').length") == 0
    assert here.page.locator("h1").inner_text() == PAYLOADS[0]
    assert here.errors == []


def test_it_opens_from_a_file_within_two_seconds_and_asks_for_nothing(browser: object, tmp_path: Path, chain_answer: Answer) -> None:
    here = opened(browser, chain_answer, tmp_path)

    assert [url for url in here.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert here.seconds < 2 * float(os.environ.get("SLOW", "3"))  # 0.8 to 1.1 s on a quiet machine with 2 cores
    assert here.errors == []


def test_the_picture_is_drawn_and_a_click_says_what_is_stated(browser: object, tmp_path: Path, chain_answer: Answer) -> None:
    here = opened(browser, chain_answer, tmp_path)
    find = "() => JSON.parse(document.getElementById('nodes').textContent).find((m) => m.kind === 'Product')"
    spot = here.page.evaluate(find)
    inside = here.page.evaluate("() => { const c = document.querySelector('#picture canvas'); return [c.clientWidth, c.clientHeight]; }")

    assert here.page.get_attribute("body", "data-drawn") == "6"  # two products, one enterprise twice, two once
    assert min(inside) > 200
    assert spot["title"].startswith("0901")
    at = here.page.evaluate(SPOT, spot["id"])
    here.page.locator("#picture").click(position={"x": at["x"], "y": at["y"]})
    said = here.page.locator("#detail").inner_text()
    assert said.startswith(spot["title"].split("\n")[0])
    assert f"{LAO} makes {spot['title'].splitlines()[0]}\nstated, stage PRODUCTION" in said


def test_arrow_keys_choose_and_escape_lets_go(browser: object, tmp_path: Path, chain_answer: Answer) -> None:
    here = opened(browser, chain_answer, tmp_path)
    first = here.page.evaluate("JSON.parse(document.getElementById('nodes').textContent)[0].title")
    hint = here.page.locator("#detail").inner_text()

    here.page.locator(".linkage-canvas").focus()
    here.page.keyboard.press("ArrowRight")
    told = here.page.locator("#detail").inner_text()
    here.page.keyboard.press("Escape")

    assert told.startswith(first.splitlines()[0])
    assert here.page.locator("#detail").inner_text() == hint


def test_the_script_that_draws_is_the_one_of_the_app(chain_answer: Answer) -> None:
    """One drawing code: what the app shows and what the file shows cannot differ."""
    assert canvas.BUNDLE.read_bytes() in html.write(chain_answer)
    assert b"vis-9" not in html.write(chain_answer)  # pyvis's own copy of the engine


def test_legend_table_sources_and_caption_are_text_of_the_page(browser: object, tmp_path: Path, chain_answer: Answer) -> None:
    here = opened(browser, chain_answer, tmp_path)
    text = here.page.locator("main").inner_text()

    for words in (
        "enterprise",
        LAO,
        "1 of 2 stages have a maker",
        "Report number 1 (2024-05)",
        "Edition 7 of 2026-11-25",
        "overview/chain",
    ):
        assert words in text
    assert here.page.locator("tbody tr").count() == len(chain_answer.rows)
    assert here.page.get_attribute("ol a >> nth=0", "href") == "https://example.org/a"


def test_scripts_are_named_by_their_hashes_and_nothing_is_loaded() -> None:
    made = html.write(dangerous()).decode("utf-8")

    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert len(re.findall(r"sha256-[A-Za-z0-9+/=]{44}", policy[1])) == 2
    assert "unsafe-inline" not in policy[1].split("script-src")[1].split(";")[0]
    outside = re.sub(r"<script[^>]*>.*?</script>", "", made, flags=re.S)
    assert not re.search(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["'](?!data:)""", outside)


def test_it_is_written_the_same_where_the_system_speaks_another_encoding(chain_answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = html.write(chain_answer)
    monkeypatch.setattr("locale.getpreferredencoding", lambda *_: "cp1252")

    assert html.write(chain_answer) == usual
    assert LAO.encode("utf-8") in usual


def test_the_language_is_stated(chain_answer: Answer) -> None:
    assert b'<html lang="vi">' in html.write(chain_answer, language="vi")


def test_an_answer_without_marks_shows_its_drawing(browser: object, tmp_path: Path) -> None:
    file = tmp_path / "table.html"
    file.write_bytes(html.write(answer(rows=[{"maker": "vl:E1", "maker_name": LAO}])))
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(file.as_uri())

    assert page.evaluate("document.querySelector('img.still').naturalWidth") > 500
