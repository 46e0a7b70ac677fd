"""What a person sees and does: pages, clicks on the canvas, filters in the address, Vietnamese."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
Page = playwright.Page
expect = playwright.expect
STATE = "document.querySelector('.linkage-canvas').linkage"


def drawn(tab: Page) -> None:
    """Wait until a picture stands."""
    tab.wait_for_function("document.querySelector('.linkage-canvas')?.dataset.drawn && document.querySelector('.linkage-canvas canvas')")
    tab.wait_for_timeout(300)


def spot(tab: Page, pick: str) -> dict[str, float]:
    """Where something is on the screen: `pick` is JavaScript from the canvas state `it` to a point of the picture."""
    tab.locator(".linkage-canvas").scroll_into_view_if_needed()
    found: dict[str, float] = tab.evaluate(
        f"""() => {{ const it = {STATE}, r = it.box.getBoundingClientRect(), p = it.network.canvasToDOM(({pick})(it));
        return {{ x: r.left + p.x, y: r.top + p.y }}; }}"""
    )
    return found


def mark(name: str) -> str:
    return f"(it) => it.network.getPosition('{name}')"


def positions(tab: Page) -> dict[str, list[float]]:
    """Where every mark is on the canvas element, in pixels."""
    found: dict[str, list[float]] = tab.evaluate(
        f"""() => {{ const it = {STATE}; return Object.fromEntries(it.data.marks.map((m) => {{
        const p = it.network.canvasToDOM(it.network.getPosition(m.id)); return [m.id, [p.x, p.y]]; }})); }}"""
    )
    return found


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("page", ["", "explore", "paths", "gaps", "what_if", "history", "cypher", "data"])
def test_every_page_opens(tab: Page, site: str, page: str, language: str) -> None:
    tab.goto(f"{site}/{page}?lang={language}")

    expect(tab.locator("[data-testid=stMain] h1").first).to_be_visible()
    tab.wait_for_function(f"document.documentElement.lang === '{language}'")
    expect(tab.locator("[data-testid=stException]")).to_have_count(0)
    expect(tab.locator("[data-testid=stAppDeployButton]")).to_have_count(0)


def test_a_click_selects_a_mark_and_dims_the_rest(tab: Page, site: str) -> None:
    tab.goto(f"{site}/explore?node=vl:E10")
    drawn(tab)
    where = tab.url

    tab.mouse.click(**spot(tab, mark("vl:E11")))

    expect(tab.locator("[class*=st-key-beside] h3").first).to_have_text("TTC-Biên Hòa")
    dimmed = tab.evaluate(f"{STATE}.data.marks.filter((m) => {STATE}.dims(m.id)).length")
    assert dimmed == len(positions(tab)) - 2  # all but the chosen one and the one it is linked to
    assert tab.url == where


def test_a_click_on_a_line_shows_its_sources_and_leaves_the_page_where_it_is(tab: Page, site: str) -> None:
    tab.goto(f"{site}/explore?node=vl:E10")
    drawn(tab)
    where = tab.url
    # near its end, where it runs alone: several lines leave a thing as one
    line = """(it) => { const l = it.data.lines.find((l) => l.kind.includes('SUPPLIES')), a = l.path.at(-4), b = l.path.at(-1);
        return { x: a[0] + (b[0] - a[0]) * 0.8, y: a[1] + (b[1] - a[1]) * 0.8 }; }"""

    tab.mouse.click(**spot(tab, line))

    panel = tab.locator("[class*=st-key-beside]")
    expect(panel.locator(".linkage-statement").first).to_contain_text("supplies")
    expect(panel.locator(".linkage-sources a").first).to_have_attribute("href", re.compile("^https?://"))
    assert tab.url == where


def test_a_double_click_opens_neighbours_and_keeps_positions_and_zoom(tab: Page, site: str) -> None:
    tab.goto(f"{site}/explore?node=vl:E10")
    drawn(tab)
    for name, dx, dy in (("vl:E11", -40, 60), ("hs2022:170114", 30, -25), ("iso:LA-AT", 20, 40)):
        start = spot(tab, mark(name))
        tab.mouse.move(**start)
        tab.mouse.down()
        tab.mouse.move(start["x"] + dx, start["y"] + dy, steps=5)
        tab.mouse.up()
    tab.wait_for_timeout(500)
    before, zoom = positions(tab), tab.evaluate(f"{STATE}.network.getScale()")

    tab.mouse.dblclick(**spot(tab, mark("vl:E11")))
    tab.wait_for_function(f"{STATE}.data.marks.length > {len(before)}")
    tab.wait_for_timeout(500)

    after = positions(tab)
    assert all(abs(after[name][axis] - before[name][axis]) <= 1 for name in before for axis in (0, 1))
    assert tab.evaluate(f"{STATE}.network.getScale()") == zoom
    assert "opened=vl%3AE11" in tab.url


def test_what_leaves_the_answer_leaves_the_canvas(tab: Page, site: str) -> None:
    tab.goto(f"{site}/explore?node=vl:E10&status=stated,ended")
    drawn(tab)
    before = set(positions(tab))

    tab.get_by_role("button", name="ended").click()
    tab.wait_for_function(f"{STATE}.data.marks.length < {len(before)}")

    ids = tab.evaluate(f"[{STATE}.nodes.getIds().sort(), {STATE}.data.marks.map((m) => m.id).sort()]")
    assert ids[0] == ids[1]


def test_the_canvas_is_reached_and_used_by_keyboard(tab: Page, site: str) -> None:
    tab.goto(f"{site}/explore?node=vl:E10")
    drawn(tab)

    tab.locator(".linkage-canvas").focus()
    tab.keyboard.press("ArrowRight")

    expect(tab.locator("[class*=st-key-beside] h3").first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("[class*=st-key-beside]")).to_have_count(0)


def test_a_click_on_a_chain_shows_it_whole(tab: Page, site: str) -> None:
    tab.goto(site)
    tab.locator(".linkage-matrix button", has_text="Rubber").click()

    drawn(tab)
    expect(tab.locator("h1").first).to_contain_text("Rubber")
    assert "question=chain" in tab.url
    assert "chain=rubber" in tab.url


def test_a_path_that_is_brought_out_dims_the_others(tab: Page, site: str) -> None:
    tab.goto(f"{site}/paths?question=between&from=vl:E10&to=vl:E11")
    drawn(tab)

    tab.get_by_role("combobox", name="Bring out one path").click()
    tab.get_by_role("option").first.click()

    tab.wait_for_function(f"{STATE}.near && {STATE}.data.marks.some((m) => {STATE}.dims(m.id))")
    lit, dimmed = (tab.evaluate(f"{STATE}.data.marks.filter((m) => {sign}{STATE}.dims(m.id)).length") for sign in ("!", ""))
    assert lit >= 2  # both ends of the path stay bright
    assert dimmed >= 1


def test_the_address_restores_page_filters_and_language(tab: Page, site: str) -> None:
    tab.goto(f"{site}/gaps?lang=vi&question=single_maker&country=VN")
    expect(tab.locator("h1").first).to_contain_text("Việt Nam")

    tab.reload()

    expect(tab.locator("h1").first).to_contain_text("Sản phẩm nào chỉ có một nhà sản xuất tại Việt Nam")
    tab.wait_for_function("document.documentElement.lang === 'vi'")
    assert {"lang=vi", "question=single_maker", "country=VN"} <= set(tab.url.partition("?")[2].split("&"))


def test_the_language_changes_in_place(tab: Page, site: str) -> None:
    tab.goto(f"{site}/gaps?question=no_maker")
    expect(tab.locator("h1").first).to_contain_text("Which products")

    tab.get_by_role("radio", name="Tiếng Việt").or_(tab.get_by_role("button", name="Tiếng Việt")).first.click()

    expect(tab.locator("h1").first).to_contain_text("Sản phẩm nào")
    expect(tab).to_have_url(re.compile("lang=vi"))


@pytest.mark.parametrize(("label", "start"), [("CSV", b"\xef\xbb\xbf"), ("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("HTML", b"<!DOCTYPE")])
def test_a_file_is_made_when_asked_for(tab: Page, site: str, label: str, start: bytes) -> None:
    tab.goto(f"{site}/?question=chain&chain=coffee")
    drawn(tab)

    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=f"Download {label}").click()

    download = waiting.value
    assert download.suggested_filename.startswith("overview_chain_coffee_edition-1.")
    assert Path(download.path()).read_bytes()[:20].lower().startswith(start.lower())


@pytest.mark.parametrize("page", ["", "explore", "gaps", "paths", "what_if", "history", "data", "cypher"])
def test_nothing_is_cut_at_1280_by_720(tab: Page, site: str, page: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 720})
    tab.goto(f"{site}/{page}?lang=vi")
    expect(tab.locator("[data-testid=stMain] h1").first).to_be_visible()
    tab.wait_for_timeout(1500)

    wide: Callable[..., object] = tab.evaluate
    assert wide("document.querySelector('[data-testid=stMain]').scrollWidth <= document.querySelector('[data-testid=stMain]').clientWidth")
