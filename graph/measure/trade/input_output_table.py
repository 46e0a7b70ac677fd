"""An input–output table that a user loaded: which one a question takes, as numbers, and what to say where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.algorithm.input_output import Matrix, Vector, matrix, singular, vector
from graph.answer.answer import Note
from graph.measure import Parameters
from graph.measure.trade.trade_table import table_sources
from graph.result import Row

_NOTHING = Note(
    text="Needs an input-output table, and none is loaded. Write one as table,year,unit,from_sector,from_name,to_sector,value,source "
    "(one row a cell; FINAL and OUTPUT as to_sector), for example from the tables of the Asian Development Bank or the statistics "
    "office, and load it with linkage load FILE."
)


@dataclass(frozen=True, kw_only=True)
class Sectors:
    """The sectors with a known output above 0, what they sell each other (rows sell, columns buy), and what is not known."""

    name: str
    rows: tuple[Row, ...]
    flows: Matrix
    output: Vector
    cells: int  # cells of the square that have a row
    without: tuple[str, ...]  # codes without an output
    others: tuple[str, ...]  # other tables that are loaded

    @property
    def usable(self) -> bool:
        return len(self.rows) > 0 and not singular(self.flows, self.output)

    @property
    def sources(self) -> tuple[str, ...]:
        return table_sources(self.rows)


def chosen(sectors: Sequence[Row], feeds: Sequence[Row], parameters: Parameters) -> Sectors | None:
    """The table asked for; by default the newest, the first by name of several. None where there is none."""
    names = {str(row["io_table"]): str(row["period"] or "") for row in sectors if row["io_table"]}
    wanted = str(parameters["table"])
    order = sorted(sorted(names), key=lambda name: names[name], reverse=True)
    name = next((one for one in order if wanted in ("", one)), None)
    if name is None:
        return None
    own = sorted((row for row in sectors if row["io_table"] == name), key=lambda row: str(row["sector"]))
    kept = [row for row in own if row["output"] is not None and float(str(row["output"])) > 0]
    at = {row["sector"]: place for place, row in enumerate(kept)}
    flows, cells = [[0.0] * len(kept) for _ in kept], set()
    for row in feeds:
        if row["seller"] in at and row["buyer"] in at and row["value"] is not None:
            flows[at[row["seller"]]][at[row["buyer"]]] += float(str(row["value"]))
            cells.add((row["seller"], row["buyer"]))
    return Sectors(
        name=name,
        rows=tuple(kept),
        flows=matrix(flows),
        output=vector([float(str(row["output"])) for row in kept]),
        cells=len(cells),
        without=tuple(str(row["code"] or row["sector"]) for row in own if row not in kept),
        others=tuple(one for one in sorted(names) if one != name),
    )


def said(one: Sectors) -> Iterator[Note]:
    """Which table it is, how many sectors hide how many products, and what it leaves open."""
    first: Row = one.rows[0] if one.rows else {}
    text = "Input-output table: {name}, {n} sectors, values in {unit}."
    yield Note(text=text, values={"name": one.name, "n": len(one.rows), "unit": first.get("unit") or "a unit that is not given"})
    whole = len(one.rows) ** 2
    if one.cells < whole:
        text = "Cells without a row: {n} of {of}; the method takes them as nothing sold, which is not known."
        yield Note(text=text, values={"n": whole - one.cells, "of": whole})
    if one.without:
        text = "Sectors without an output, left out: {names}. Give OUTPUT, or FINAL from which it follows."
        yield Note(text=text, values={"names": ", ".join(one.without)})
    if one.others:
        text = "Other tables are loaded and not mixed in: {tables}. Ask for one with table=NAME."
        yield Note(text=text, values={"tables": ", ".join(one.others)})
    if one.rows and not one.usable:
        yield Note(
            text="The table has no inverse that means anything: sectors sell each other all that they make, or more. Check its outputs."
        )


def asked_for(sectors: Sequence[Row]) -> Note:
    """Why there is no table to take."""
    names = sorted({str(row["io_table"]) for row in sectors if row["io_table"]})
    if not names:
        return _NOTHING
    return Note(text="No input-output table of that name is loaded. Loaded: {tables}.", values={"tables": ", ".join(names)})


def rounded(values: Sequence[float] | Vector, digits: int = 4) -> list[float]:
    return [round(float(value), digits) + 0.0 for value in values]
