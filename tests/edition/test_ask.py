"""The command line tells what became of each row, and lays scenarios over the facts without touching them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from graph.edition.ask import beside, offered, opened, scenario_named, since_edition
from graph.errors import BadParameter
from loaders.load import load


@pytest.fixture(scope="module")
def address(shipped_copy: Callable[[str], str]) -> str:
    found = shipped_copy("asked")
    table = Path(found).with_name("mine.csv")
    table.write_text("scenario,change,kind,name,country,makes\nCocoons,add,enterprise,Cocoon farm,VN,500100\n", encoding="utf-8")
    load([table], found)
    return found


def test_a_scenario_of_a_file_closes_the_gap_of_ham_rong_silk(address: str) -> None:
    """gap-methods C7 of the data README: Ham Rong Silk Reeling Mill (E65) needs 500100, which nobody makes."""
    _, rows, told = beside("cocoons", "gaps/no_maker", {"country": "VN"}, address)

    assert "500100" in {row["need"] for row in rows if row["change"] == "closed"}
    assert "no fact" in told[1]


def test_every_scenario_is_listed_and_an_unknown_one_is_told_which_there_are(address: str) -> None:
    assert {"cocoons", "cau-treo-closed-30-days"} <= {str(row["scenario"]) for row in offered(address)}
    with pytest.raises(BadParameter, match="cau-treo-closed-30-days, coal-conveyor"):
        scenario_named("nothing like it", address)


def test_a_load_of_a_scenario_alone_changes_no_gap(address: str) -> None:
    _, rows, told = since_edition(1, "gaps/no_maker", {"country": "VN"}, address)

    assert rows == []
    assert "Edition 2" in told[1]


def test_an_edition_and_a_scenario_go_together(address: str) -> None:
    reader = opened(1, "Cầu Treo closed 30 days", address)

    assert (reader.meta().edition, reader.meta().scenario) == (1, "cau-treo-closed-30-days")


def test_the_command_line_says_that_a_scenario_is_no_fact(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKAGE_DB", address)
    runner = CliRunner()

    asked = runner.invoke(cli.app, ["ask", "gaps/no_maker", "country=VN", "--scenario", "cocoons"])
    changed = runner.invoke(cli.app, ["changes", "gaps/no_maker", "country=VN", "--scenario", "cocoons"])

    assert "Scenario cocoons: not facts" in asked.stderr
    assert changed.stdout.startswith("change,differs,need,")
    assert "\nclosed,,500100," in changed.stdout
