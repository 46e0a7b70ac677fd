"""Dataset comtrade: yearly rows of UN Comtrade by product and partner, as downloaded, new layout (47 named columns) or the older ones.

Imports are kept as their importer reports them and exports as their exporter does: two series that are never mixed or added, as are
editions of HS and numbers of digits. Read by name; a new file has one cell more than names, which is empty. Left out, and said:
the World as partner (the sum of the others), rows by second partner, mode of transport or customs procedure (parts of other rows),
re-exports, months, totals of all goods. Give all files in one load, as a folder: a load replaces what was loaded of UN Comtrade before.
Values are in USD, weights in kg; a weight of 0 beside a value is unknown.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import BadData, BadTable
from graph.records import Batch, Node, Reject
from loaders import table
from loaders._iso import ISO2
from loaders._matrix import Flow, Gathering
from loaders.cell import short
from loaders.row import bad, known

DATASET = "comtrade"
_SOURCE = "src:COMTRADE"
# All files are one table, so that a later load of other files cannot leave totals of some and rows of others.
_TABLE = "comtrade"
# Our word for a column → its names in the three layouts, letters and digits only.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "year": ("refyear", "year"),
    "flow": ("flowcode", "tradeflow"),
    "reporter": ("reportercode",),
    "reporter_iso": ("reporteriso",),
    "reporter_name": ("reporterdesc", "reporter"),
    "partner": ("partnercode",),
    "partner_iso": ("partneriso",),
    "partner_name": ("partnerdesc", "partner"),
    "hs": ("classificationcode", "classification"),
    "code": ("cmdcode", "commoditycode"),
    "value": ("primaryvalue", "tradevalueus"),
    "weight": ("netwgt", "netweightkg"),
}
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "frequency": ("freqcode",),
    "partner2": ("partner2code", "2ndpartnercode"),
    "transport": ("motcode", "modeoftransportcode"),
    "customs": ("customscode", "customsproccode"),
    "month": ("perioddesc",),
}
_HS = {"H0": "hs1992", "H1": "hs1996", "H2": "hs2002", "H3": "hs2007", "H4": "hs2012", "H5": "hs2017", "H6": "hs2022"}
_FLOWS = {"m": "imports", "import": "imports", "imports": "imports", "x": "exports", "export": "exports", "exports": "exports"}
# Codes of countries that are no more, which share three letters with one of today: Viet Nam to 1974, Belgium-Luxembourg, Germany …
_FORMER = frozenset((58, 278, 280, 711, 736, 868, 886))
_NUMBER = re.compile(r"\d+(\.\d+)?([eE][+-]?\d+)?")
_LEFT = {
    "world": "rows with the World as partner, the sum of the others",
    "second": "rows by second partner, which are parts of others",
    "part": "rows by mode of transport or customs procedure, which are parts of others",
    "flow": "rows of re-exports and other flows",
    "month": "rows of months",
    "total": "rows of all goods together or of no HS code",
}


@dataclass(kw_only=True)
class _Read:
    """What all files gave so far."""

    series: dict[tuple[str, str, int], Gathering] = field(default_factory=dict)
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    seen: set[tuple[object, ...]] = field(default_factory=set)
    left: Counter[str] = field(default_factory=Counter)
    hidden: int = 0  # rows in which Viet Nam or Laos stands as second partner only
    rejects: list[Reject] = field(default_factory=list)
    rows: int = 0


def recognises(path: Path) -> bool:
    """A download by its columns, or a folder that holds one."""
    if path.is_dir():
        return any(_known(one) for one in sorted(path.glob("*.csv")))
    return _known(path)


def read(*paths: Path) -> Batch:
    """What all the files state, together."""
    files = [one for path in paths for one in (sorted(path.glob("*.csv")) if path.is_dir() else (path,)) if _known(one)]
    read = _Read()
    for path in files:
        _file(path, read)
    gathered = list(read.series.values())
    nodes = (_country(id, names) for id, names in sorted(read.names.items()))
    return Batch(
        dataset=DATASET,
        records=(_source(files), *nodes, *(record for one in gathered for record in one.records())),
        rejects=(*read.rejects, *(reject for one in gathered for reject in one.rejects)),
        tables={_TABLE: read.rows},
        remarks=tuple(_remarks(read)),
    )


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _known(path: Path) -> bool:
    names = {_bare(name) for name in table.header(path)}
    return all(names & set(words) for words in _COLUMNS.values())


def _places(names: Sequence[str], file: str) -> dict[str, int]:
    """Our word for a column → where it stands."""
    at: dict[str, int] = {}
    for place, name in enumerate(map(_bare, names)):
        for word, known_as in {**_COLUMNS, **_OPTIONAL}.items():
            if name in known_as:
                if word in at:
                    raise BadTable(f"two columns mean {word}.", where=file, then="Give the file as it was downloaded.", file=file)
                at[word] = place
    return at


def _file(path: Path, read: _Read) -> None:
    lines = table.stream(path)
    names = next(lines)[1]
    at = _places(names, path.name)
    for number, cells in lines:
        read.rows += 1
        try:
            if len(cells) != len(names) and (len(cells) != len(names) + 1 or cells[-1]):
                raise bad("", ",".join(cells), f"{len(cells)} cells, {len(names)} columns")
            _row(number, {word: cells[place].strip() for word, place in at.items()}, read)
        except BadData as wrong:
            facts = {name: short(str(wrong.facts[name])) for name in ("column", "value", "reason")}
            read.rejects.append(Reject(file=path.name, line=number, **facts))


def _row(number: int, row: Mapping[str, str], read: _Read) -> None:
    """Take one row, or count why it is left out."""
    if why := _left_out(row):
        read.left[why] += 1
        read.hidden += why in ("world", "second") and row.get("partner2", "") in ("418", "704")
        return
    reporter, partner = (_id(row[end], row[f"{end}_iso"], end) for end in ("reporter", "partner"))
    flow, hs = _FLOWS[row["flow"].casefold()], _HS.get(row["hs"])
    if hs is None:
        raise bad("classification", row["hs"], "is no edition of HS: H0 to H6")
    if not re.fullmatch(r"(19|20)\d{2}", row["year"]):
        raise bad("year", row["year"], "is no year")
    value, weight = _number("value", row["value"]), _number("weight", row["weight"])
    if value is None:
        raise bad("value", "", "is empty")
    key = (flow, hs, row["year"], reporter, partner, row["code"])
    if key in read.seen:
        raise bad("", "|".join(key), "stands in an earlier row already")
    read.seen.add(key)
    for id, name in ((reporter, row["reporter_name"]), (partner, row["partner_name"])):
        read.names.setdefault(id, {})[name] = None
    exporter, importer = (partner, reporter) if flow == "imports" else (reporter, partner)
    # A weight of 0 beside a value is how the site writes that it has none (comtradeapicall#22).
    tonnes = None if weight is None or (weight == 0 and value > 0) else round(weight / 1000, 9)
    level = len(row["code"])
    made = Gathering(file=_TABLE, publisher=f"comtrade-{flow}", hs=hs, level=level, source=_SOURCE)
    one = Flow(
        line=number,
        year=row["year"],
        exporter=exporter,
        importer=importer,
        code=row["code"],
        value_kusd=round(value / 1000, 9),
        tonnes=tonnes,
    )
    read.series.setdefault((flow, hs, level), made).take(one)


def _left_out(row: Mapping[str, str]) -> str:
    """Why the row is a sum, a part or of another kind; empty if it is to be taken."""
    if row["flow"].casefold() not in _FLOWS:
        return "flow"
    if row["partner"] in ("0", "") or row["partner_iso"] in ("W00", "WLD"):
        return "world"
    if row.get("partner2", "") not in ("", "0"):
        return "second"
    if row.get("transport", "") not in ("", "0") or row.get("customs", "") not in ("", "C00"):
        return "part"
    if row.get("frequency", "A") != "A" or row.get("month", row["year"]) not in ("", row["year"]):
        return "month"
    return "" if re.fullmatch(r"\d{2}|\d{4}|\d{6}", row["code"]) else "total"


def _id(code: str, iso3: str, column: str) -> str:
    if not code.isascii() or not code.isdigit():
        raise bad(column, code, "is no country code")
    if iso3 in ISO2 and int(code) not in _FORMER:
        return f"iso:{ISO2[iso3]}"
    return f"comtrade:{int(code):03d}"


def _number(column: str, cell: str) -> float | None:
    if cell in ("", "NULL"):
        return None
    if not _NUMBER.fullmatch(cell):
        raise bad(column, cell, "is not a number written like 1234.5")
    return float(cell)


def _country(id: str, names: Mapping[str, None]) -> Node:
    # The names only stand beside those of other tables: what a country is called is not for a trade table to say.
    spellings = tuple(f"en|alias|{8 + rank}|{name}" for rank, name in enumerate(sorted(names)) if name)
    own = {"code": id[4:]} if id.startswith("iso:") else {}
    return Node(kind="Country", id=id, properties=known(names=spellings, source_ids=(_SOURCE,), **own), file=_TABLE)


def _source(files: Sequence[Path]) -> Node:
    properties = known(
        display_name="UN Comtrade",
        publisher="United Nations Statistics Division",
        address="https://comtradeplus.un.org",
        kind="database",
        licence="terms of UN Comtrade; not for passing on",
        how_read=f"loaded by the user: {', '.join(sorted(one.name for one in files))}",
    )
    return Node(kind="Source", id=_SOURCE, properties=properties, file=_TABLE)


def _remarks(read: _Read) -> Iterator[str]:
    for one in read.series.values():
        kept = f"{one.series}: {len(one.links):,} rows touch Viet Nam or Laos and are kept as they are"
        yield kept + ("" if one.hs == "hs2022" else "; their codes keep that edition and are not joined with products of HS 2022")
    yield from (f"{number:,} {_LEFT[why]} are left out" for why, number in sorted(read.left.items()))
    if read.hidden:
        yield f"in {read.hidden:,} of the rows left out Viet Nam or Laos is seen as second partner only, so that flow is not in the graph"
    if unknown := sum(one.no_weight.total() for one in read.series.values()):
        yield f"{unknown:,} of the rows kept have no weight; it is unknown, not zero"
