"""A new edition reaches an open page by itself."""

import re

import pytest

from loaders.load import load

playwright = pytest.importorskip("playwright.sync_api")


def test_a_new_edition_is_shown_without_a_click(tab: "playwright.Page", site: str, address: str) -> None:
    tab.goto(f"{site}/gaps?country=VN")
    playwright.expect(tab.locator(".linkage-number").first).to_contain_text(re.compile(r"edition \d+"))
    before = int(re.findall(r"edition (\d+)", tab.locator(".linkage-number").first.inner_text())[0])

    load([], address, undo=True)
    load([], address)

    playwright.expect(tab.locator(".linkage-number").first).to_contain_text(f"edition {before + 2}", timeout=60_000)
    assert "country=VN" in tab.url
