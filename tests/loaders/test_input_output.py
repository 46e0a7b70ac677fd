"""An input–output table as a researcher writes it: the example of the loader's own page, and what is refused or said."""

from pathlib import Path

import pytest

import loaders
from graph.errors import BadTable
from graph.records import Batch, Link
from graph.schema._check import fault
from loaders import input_output

# The example that stands in the docstring of the loader, so that it stays true.
EXAMPLE = "\n".join(line.strip() for line in (input_output.__doc__ or "").splitlines() if line.startswith("    ")) + "\n"


def load(tmp_path: Path, text: str) -> Batch:
    path = tmp_path / "sectors.csv"
    path.write_text(text, encoding="utf-8")
    return loaders.read([path])[0]


def test_the_example_of_the_page_is_the_table_of_miller_and_blair(tmp_path: Path) -> None:
    batch = load(tmp_path, EXAMPLE)

    assert (batch.dataset, batch.rejects, batch.remarks) == ("input_output", (), ())
    assert all(fault(one) is None for one in batch.records)
    flows = {one.key: one.properties["value"] for one in batch.records if isinstance(one, Link)}
    assert flows == {
        "io:miller-blair/2009|S1|S1": 150.0,
        "io:miller-blair/2009|S1|S2": 500.0,
        "io:miller-blair/2009|S2|S1": 200.0,
        "io:miller-blair/2009|S2|S2": 100.0,
    }
    outputs = {one.key: (one.properties["output"], one.properties["final_demand"]) for one in batch.records if one.kind == "Sector"}
    assert outputs == {"io:miller-blair/2009/S1": (1000.0, 350.0), "io:miller-blair/2009/S2": (2000.0, 1700.0)}


def test_output_follows_from_the_row_where_final_demand_is_given(tmp_path: Path) -> None:
    batch = load(tmp_path, EXAMPLE.replace("miller-blair,2009,million USD,S1,,OUTPUT,1000,\n", ""))

    [first] = [one for one in batch.records if one.key == "io:miller-blair/2009/S1"]
    assert first.properties["output"] == 1000.0  # 150 + 500 + 350
    assert "sectors.csv: miller-blair/2009: output taken as the sum of the row: S1" in batch.remarks


def test_without_output_and_final_demand_the_output_is_unknown_and_said(tmp_path: Path) -> None:
    batch = load(tmp_path, "\n".join(line for line in EXAMPLE.splitlines() if "S1,,OUTPUT" not in line and "S1,,FINAL" not in line) + "\n")

    [first] = [one for one in batch.records if one.key == "io:miller-blair/2009/S1"]
    assert "output" not in first.properties
    assert any("so the output is unknown: S1" in remark for remark in batch.remarks)


def test_an_output_that_does_not_fit_its_row_is_said(tmp_path: Path) -> None:
    batch = load(tmp_path, EXAMPLE.replace("OUTPUT,1000", "OUTPUT,1100"))

    assert any("differs from the sum of the row by more than 1 %: S1" in remark for remark in batch.remarks)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("miller-blair,2009,million USD,S1,,S2,5,", "stands in line 3 already for S1"),
        ("miller-blair,2009,million LAK,S1,,S9,5,", "is 'million USD' in line 2"),
        ("miller-blair,2009,million USD,S1,,S9,,", "is empty; write 0 where nothing is sold, and no row where it is not known"),
        ("miller-blair,2009,million USD,FINAL,,S1,5,", "stands in to_sector only"),
        ("Miller Blair,2009,million USD,S1,,S9,5,", "has other signs than letters, digits and -"),
        ("miller-blair,2009-01,million USD,S1,,S9,5,", "is not a year like 2019"),
        ("miller-blair,2009,million USD,S1,,S9,-5,", "is not between 0 and 1e+15"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_a_reject_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    [reject] = load(tmp_path, f"{EXAMPLE}{row}\n").rejects

    assert (reject.line, reject.reason) == (10, reason)


def test_rows_of_value_added_and_imports_may_stand_there(tmp_path: Path) -> None:
    batch = load(tmp_path, f"{EXAMPLE}miller-blair,2009,million USD,VALUE_ADDED,,S1,650,\n")

    assert "sectors.csv: 1 rows of value added and imports are not read" in batch.remarks


def test_a_table_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(EXAMPLE, encoding="utf-8")

    with pytest.raises(BadTable, match="stands in it a second time"):
        loaders.read([tmp_path])
