"""Dataset vietnam_laos: the tables of data/vietnam_laos, whole or some of them; DICTIONARY.md there explains each column."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from graph.errors import BadTable
from graph.records import Batch
from loaders import table
from loaders.sheet import MadeRecords, Sheet, made
from loaders.vietnam_laos import agreements, chains, corridors, enterprises, gates, provinces, relations, sources, trade, zones
from loaders.vietnam_laos._common import PLACES

DATASET = "vietnam_laos"
SHIPPED = Path(__file__).parent.parent.parent / "data" / "vietnam_laos"
# P15 means the same place in every copy: without its own table beside it, that of the product is looked into.
_PLACES = {PLACES: SHIPPED / PLACES}
_THEMES = (sources, provinces, enterprises, zones, gates, corridors, chains, relations, trade, agreements)


@cache
def sheets() -> dict[str, Sheet]:
    """Every table of this dataset by its file name."""
    return {sheet.file: sheet for theme in _THEMES for sheet in theme.SHEETS}


def recognises(path: Path) -> bool:
    """One of the tables by its name or its columns, or a folder that holds one."""
    if path.is_dir():
        return any(_sheet(file) for file in _tables(path))
    return path.is_file() and _sheet(path) is not None


def read(*paths: Path) -> Batch:
    """What the tables at the paths state.

    A table is read with those in the same folder that look into it, because what they state follows from it:
    enterprises.csv decides the status of the rows of enterprise_products.csv.
    """
    given = _named(file for path in paths for file in (_tables(path) if path.is_dir() else (path,)))
    near = _PLACES | {name: path for path in given.values() for name, path in _near(path.parent).items()} | given
    wanted = {name: path for name, path in near.items() if name in given or given.keys() & set(sheets()[name].beside)}
    results: list[MadeRecords] = []
    faults: list[BadTable] = []
    for name in sheets():
        try:
            results += [made(sheets(), name, near)] if name in wanted else []
        except BadTable as fault:
            faults.append(fault)
    if faults:
        raise _all(faults)
    return _batch(results)


def _all(faults: list[BadTable]) -> BadTable:
    """The faults of all tables as one, so that they can be mended together."""
    texts = tuple(dict.fromkeys(map(str, faults)))
    return faults[0] if len(texts) == 1 else BadTable(f"{len(texts)} tables cannot be read. {' '.join(texts)}", faults=texts)


def _batch(results: Iterable[MadeRecords]) -> Batch:
    results = tuple(results)
    return Batch(
        dataset=DATASET,
        records=tuple(record for one in results for record in one.records),
        rejects=tuple(reject for one in results for reject in one.rejects),
        tables={one.file: one.table.rows for one in results},
        remarks=tuple(f"{one.table.file}: {remark}" for one in results for remark in one.table.remarks),
    )


def _tables(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that hold rows, so that none is passed over; texts beside them and hidden files are not meant."""
    files = (path for path in folder.iterdir() if path.is_file() and path.name[0] not in ".~")
    return tuple(sorted(path for path in files if path.suffix.lower() in table.TABLES))


def _near(folder: Path) -> dict[str, Path]:
    """The tables that lie in the folder under their own names."""
    return {name: folder / name for name in sheets() if (folder / name).is_file()}


def _named(files: Iterable[Path]) -> dict[str, Path]:
    """Each file by the table that it is; raises BadTable for a file that is none, and for a table given twice."""
    found: dict[str, Path] = {}
    for path in files:
        sheet = _sheet(path)
        if sheet is None:
            spreadsheet = path.suffix.lower() in table.SPREADSHEETS
            then = "Save it as CSV UTF-8." if spreadsheet else "Take it out of the folder, or give its path alone."
            raise BadTable("it is no table of vietnam_laos.", where=str(path), then=then, file=str(path))
        if found.setdefault(sheet.file, path) != path:
            raise BadTable(
                f"it is {sheet.file} again, after {found[sheet.file]}.", where=str(path), then="Give one of the two.", file=str(path)
            )
    return found


def _sheet(path: Path) -> Sheet | None:
    """The table that a file is: by its name, else by its columns."""
    if path.name in sheets():
        return sheets()[path.name]
    names = set(table.header(path))
    return next((sheet for sheet in sheets().values() if set(sheet.columns) == names), None)
