"""Datasets scenario:<name>: what would be if something were added, closed or started. One row a change, any number of scenarios a file.

Columns: `scenario` (its name), `change` (add, close, start), `kind`, `thing`, and those of graph.scenario.COLUMNS that the change needs;
missing columns are empty. A scenario of an earlier load is replaced whole.

    scenario,change,kind,thing,name,country,zone,stage,makes,needs
    Cau Treo closed,close,gate,G06,,,,,,
    Silk in Savannakhet,add,enterprise,,Silk mill,LA,Z01,PROCESSING,500400,500200
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph import scenario
from graph.errors import BadTable
from graph.records import Batch, Reject
from loaders import table

DATASET = "scenario"
_NEEDED = {"scenario", "change", "kind"}
_KNOWN = {"scenario", *scenario.COLUMNS}


def recognises(path: Path) -> bool:
    """A table with the columns scenario, change and kind, and none that a scenario does not know."""
    names = set() if path.is_dir() else set(table.header(path))
    return names >= _NEEDED and names <= _KNOWN


def read(*paths: Path) -> tuple[Batch, ...]:
    """One batch a scenario; a row that cannot be taken is a reject of its scenario."""
    return tuple(batch for path in paths for batch in _batches(path))


def _batches(path: Path) -> Iterator[Batch]:
    read_ = table.read(path)
    groups: dict[str, list[table.TextLine]] = {}
    nameless = [line for line in read_.lines if not line.cells["scenario"]]
    for line in read_.lines:
        if line.cells["scenario"]:
            groups.setdefault(scenario.named(line.cells["scenario"]), []).append(line)
    if not groups:
        raise BadTable("no row names its scenario.", where=path.name, then="Fill the column scenario.", file=path.name)
    empty = (Reject(file=path.name, line=line.number, column="scenario", value="", reason="is empty") for line in nameless)
    lost = (*read_.rejects, *empty)
    for name, lines in groups.items():
        rows = [{column: cell for column, cell in line.cells.items() if column != "scenario"} for line in lines]
        made, rejects = scenario.from_rows(name, rows, path.name)
        # from_rows counts from line 2 on; the rows of a scenario need not stand together
        placed = tuple(replace(one, line=lines[one.line - 2].number) for one in rejects)
        remarks = tuple(f"{path.name}: {remark}" for remark in read_.remarks)
        yield replace(scenario.batch(made), rejects=(*placed, *lost), remarks=remarks)
        lost, read_ = (), replace(read_, remarks=())
