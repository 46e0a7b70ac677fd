"""History: which rows came and went in which edition, and by which load."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.load import load
from tests.views.conftest import APP, Open, _opener, html
from views.history import question_history

SHIPPED = APP.parent / "data" / "vietnam_laos"


@pytest.fixture(scope="module")
def three_editions(shipped_copy: Callable[[str], str]) -> str:
    """The shipped data; the same without the two makers of coffee extract; and that taken back."""
    file = Path(shipped_copy("past"))
    home, address = file.parent, f"kglite://{file}"
    shutil.copytree(SHIPPED, home / "changed")
    table = home / "changed" / "enterprise_products.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if ",170114,HS2022,MAKES" not in line), encoding="utf-8")
    load([home / "changed"], address)
    load([], address, undo=True)
    return address


@pytest.fixture
def opened_past(three_editions: str, monkeypatch: pytest.MonkeyPatch) -> Open:
    return _opener(three_editions, monkeypatch)


def test_one_edition_says_that_everything_is_new(opened: Open) -> None:
    app = opened("history", ask="gaps/no_maker")

    assert not app.exception
    assert "<b>40</b> new" in html(app)


def test_a_row_that_went_and_came_back_is_reopened(opened_past: Open) -> None:
    """Raw cane sugar (170114) has one maker in Laos; without it the row goes, with the undo it comes back."""
    app = opened_past("history", ask="gaps/single_maker", row="hs2022:170114")

    assert not app.exception
    assert "<b>1</b> reopened · <b>1</b> closed" in html(app)
    life = next(one.value for one in app.dataframe if "what_became" in one.value.columns)
    assert list(life["edition"]) == [1, 2, 3]
    assert list(life["what_became"]) == ["new", "closed", "reopened"]
    assert list(life["tables_that_changed"])[2] == "edition 2 taken back"


def test_what_changed_since_an_edition_leaves_out_what_was_before(opened_past: Open) -> None:
    app = opened_past("history", ask="gaps/single_maker", since="2")

    assert "<b>0</b> new · <b>1</b> reopened · <b>0</b> closed" in html(app)
    assert "since edition 2" in html(app)


def test_many_tables_of_a_load_are_counted_by_folder() -> None:
    from graph.edition.history import Moment

    moment = Moment(n=1, made_on="2026-11-25", files=("a/x.csv", "a/y.csv", "b/z.csv", "own.csv"))

    assert question_history.cause(moment) == "a: 2 tables; b/z.csv; own.csv"
    assert Path(SHIPPED).is_dir()
