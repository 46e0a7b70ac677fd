"""A planner gets from a chain to who could close a gap, and on to what would change, in four clicks."""

import re

import pytest

playwright = pytest.importorskip("playwright.sync_api")
Page = playwright.Page
Locator = playwright.Locator
expect = playwright.expect


class Clicks:
    """A mouse that counts."""

    def __init__(self) -> None:
        self.n = 0

    def __call__(self, where: "Locator") -> None:
        where.click()
        self.n += 1


def test_from_a_chain_to_who_could_close_a_gap_and_what_then_in_four_clicks(tab: Page, site: str) -> None:
    """Compound fertiliser (310520) of the coffee chain: the figures are those of tests/expected/gaps/all.at=2026-11-25.csv."""
    click = Clicks()
    tab.goto(f"{site}/?question=chain&chain=coffee")

    click(tab.get_by_role("link", name="Gaps of this chain in Laos"))
    gaps = tab.locator(".linkage-list").first
    expect(tab.locator(".linkage-number").first).to_contain_text("3 of 4 needs are gaps")

    click(gaps.get_by_role("button", name="310520"))
    main = tab.locator("[data-testid=stMain]")
    expect(tab.locator("h1").first).to_contain_text("planned only, Laos")
    expect(tab.locator(".linkage-verdict")).to_have_text("It is needed in Laos; a maker or a supply is planned, none is stated.")
    expect(tab.locator(".linkage-gap")).to_contain_text("not estimable")  # how many makers the lists miss
    expect(tab.locator(".linkage-gap")).to_contain_text("17.7 million USD")  # value at stake, with its period
    candidates = tab.locator(".linkage-list").last
    for head in ("From zone", "Through gate", "Km", "Evidence", "Unknown"):
        expect(candidates.get_by_role("columnheader", name=head)).to_be_visible()
    expect(candidates.get_by_role("row", name="Binh Dien Fertilizer")).to_contain_text("inferred")

    click(candidates.get_by_role("button", name="Sino-Agri International Potash"))
    expect(main.get_by_text("What is stated of Sino-Agri International Potash, and by whom")).to_be_visible()
    expect(main.get_by_text("What nobody has stated:")).to_be_visible()
    expect(main.locator(".linkage-statement .linkage-sources a").first).to_have_attribute("href", re.compile("^https?://"))

    click(tab.get_by_role("button", name="What if a new plant in Laos made and supplied it?"))
    expect(tab.locator(".linkage-scenario")).to_contain_text("A scenario, not facts")
    expect(tab.locator(".linkage-side.facts")).to_contain_text("3 of 4")
    expect(tab.locator(".linkage-side.laid")).to_contain_text("not facts")
    expect(tab.get_by_role("tab", name="Changed: 1")).to_be_visible()
    assert click.n == 4
    expect(tab).to_have_url(re.compile("what_if"))


def test_a_cell_of_the_matrix_leads_to_its_gaps(tab: Page, site: str) -> None:
    tab.goto(site)
    row = tab.locator(".linkage-matrix tbody tr").filter(has_text="Coffee")

    row.locator("td").nth(7).click()  # Manufacturing, Laos

    expect(tab.locator(".linkage-number").first).to_contain_text("needs are gaps")
    expect(tab).to_have_url(re.compile("chain=coffee"))
    expect(tab).to_have_url(re.compile("stage=MANUFACTURING"))


def test_a_gap_is_chosen_by_keyboard(tab: Page, site: str) -> None:
    tab.goto(f"{site}/gaps?chain=coffee")

    tab.locator(".linkage-list").first.get_by_role("button", name="310520").focus()
    tab.keyboard.press("Enter")

    expect(tab.locator(".linkage-verdict")).to_be_visible()


def test_a_scenario_survives_a_reload_and_the_facts_page_does_not_know_it(tab: Page, site: str) -> None:
    tab.goto(
        f"{site}/what_if?ask=gaps/no_maker&scenario=own&changes=change%3Dadd%26kind%3Dmaker%26thing%3DE27%26product%3D310490%26country%3DLA"
    )
    expect(tab.locator(".linkage-side.laid")).to_contain_text("39 of 49")

    tab.reload()
    expect(tab.locator(".linkage-side.laid")).to_contain_text("39 of 49")
    tab.goto(f"{site}/gaps?question=no_maker")

    expect(tab.locator(".linkage-number").first).to_contain_text("40 of 49")
