"""Trade tables that a user loaded: which one a question takes, what it holds, and what to say where there is none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from graph.answer.answer import Note
from graph.measure import Measured, Parameters, Parts
from graph.result import Row

# Below this number of countries, shares of the world are shares of a corner of it (gap-methods C13: at least 100).
_FEW = 100
_HOW = (
    "Download a year of BACI in HS 2022 and its country codes from the page of CEPII, put both into one folder and load it with "
    "linkage load FOLDER; or load yearly rows of UN Comtrade by product and partner with linkage load FILE."
)
NOTHING = Note(text=f"Needs a trade table, and none is loaded. {_HOW}")
Sales = dict[str, dict[str, float]]


def none(parts: Parts, parameters: Parameters) -> Measured | None:
    """The empty answer with the file that it needs, where no table is loaded or none as asked for; else None."""
    if not parts["tables"]:
        return Measured(rows=(), population=(0, 0), notes=(NOTHING,))
    if chosen(parts["tables"], parameters):
        return None
    there = sorted({f"{row['series']} {row['period']}" for row in parts["tables"] if row["series"] and row["period"]})
    note = Note(text="No trade table as asked for is loaded. Loaded: {tables}.", values={"tables": ", ".join(there) or "none with a year"})
    return Measured(rows=(), population=(0, 0), notes=(note,))


def chosen(tables: Sequence[Row], parameters: Parameters) -> tuple[Row, ...]:
    """The tables of the series asked for, newest first; by default the series with the newest year, the first by name of several.

    The first parts of the question files choose in the same way.

    >>> rows = [dict(table=f"table:{s}/{y}", series=s, period=y) for s, y in [("b", "2022"), ("a", "2022"), ("b", "2021")]]
    >>> [row["table"] for row in chosen(rows, {"table": "", "period": ""})], [row["table"] for row in chosen(rows, {"table": "b"})]
    (['table:a/2022'], ['table:b/2022', 'table:b/2021'])
    """
    series, period = str(parameters.get("table", "")), str(parameters.get("period", ""))
    known = [row for row in tables if row["series"] and row["period"]]
    known = [row for row in known if series in ("", row["series"]) and period in ("", row["period"])]
    known.sort(key=lambda row: (str(row["series"]), str(row["table"])))
    known.sort(key=lambda row: str(row["period"]), reverse=True)
    return tuple(row for row in known if row["series"] == known[0]["series"])


def sales(rows: Iterable[Row], table: object) -> Sales:
    """What each exporter sold in all in that table: exporter → code → thousand USD.

    >>> sales([dict(exporter="iso:LA", table="t", sales="090111=12.5 090112=1")], "t")
    {'iso:LA': {'090111': 12.5, '090112': 1.0}}
    """
    found: Sales = {}
    for row in rows:
        if row["table"] == table and row["sales"]:
            into = found.setdefault(str(row["exporter"]), {})
            for one in str(row["sales"]).split():
                code, _, value = one.partition("=")
                into[code] = float(value)
    return found


def by_product(found: Sales) -> dict[str, float]:
    """What all exporters together sold of each product, thousand USD."""
    values: dict[str, list[float]] = {}
    for sold in found.values():
        for code, value in sold.items():
            values.setdefault(code, []).append(value)
    return {code: fsum(some) for code, some in values.items()}


def by_group(sold: Mapping[str, float], digits: int) -> dict[str, float]:
    """The values by the first so many digits of their codes."""
    values: dict[str, list[float]] = {}
    for code, value in sold.items():
        values.setdefault(code[:digits], []).append(value)
    return {code: fsum(some) for code, some in values.items()}


def summed(rows: Iterable[Row]) -> dict[str, float]:
    """Code → sum of its list of values; a product without any value has no entry."""
    found = {}
    for row in rows:
        given = row["values"]
        known = [float(str(value)) for value in given if value is not None] if isinstance(given, (list, tuple)) else []
        if row["product"] and known:
            found[table_digits(row["product"])] = fsum(known)
    return found


def table_digits(product: object) -> str:
    return str(product).rpartition(":")[2]


def shares(values: Mapping[str, float]) -> dict[str, float]:
    """Each value divided by their sum; empty if that is 0."""
    total = fsum(values.values())
    return {code: value / total for code, value in values.items()} if total > 0 else {}


def product(table: Row, code: str) -> str | None:
    """The product of that code, if the table uses HS 2022: the same digits of another edition may mean other goods."""
    return f"hs2022:{code}" if table["hs"] == "hs2022" and len(code) in (2, 4, 6) else None


def table_sources(tables: Iterable[Row]) -> tuple[str, ...]:
    """The publications that the tables cite."""
    return tuple(sorted({str(one) for row in tables if isinstance(given := row["sources"], (list, tuple)) for one in given}))


def said(used: Sequence[Row], tables: Sequence[Row], exporters: int | None = None) -> Iterator[Note]:
    """Which table the answer stands on, its edition of HS, which were left out, and whether it holds too few countries."""
    first = used[0]
    yield Note(
        text="Trade table: {series}, {years}; codes of {hs}, {level} digits; values in thousand USD.",
        values={"series": first["series"], "years": _years(used), "hs": _words(first["hs"]), "level": first["level"] or "unknown"},
    )
    if first["hs"] != "hs2022":
        text = "Its codes are not of HS 2022: they are shown with their own edition and joined with no product of the other data."
        yield Note(text=text)
    rest = sorted({str(row["series"]) for row in tables if row["series"]} - {str(first["series"])})
    if rest:
        yield Note(
            text="Other tables are loaded and not mixed in: {tables}. Ask for one with table=NAME.", values={"tables": ", ".join(rest)}
        )
    if exporters is not None and exporters < _FEW:
        text = "Only {n} countries sell something in this table; with fewer than {few} the shares of the world mean little."
        yield Note(text=text, values={"n": exporters, "few": _FEW})


def _years(used: Sequence[Row]) -> str:
    return ", ".join(sorted({str(row["period"]) for row in used}))


def _words(hs: object) -> str:
    return str(hs or "unknown edition").upper().replace("HS", "HS ", 1)
