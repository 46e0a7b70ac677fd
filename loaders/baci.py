"""Dataset baci: CEPII's BACI, trade between all countries by six-digit product and year, as its year files are downloaded.

A file has the columns t, i, j, k, v, q (year, exporter, importer, HS code, thousand USD, tonnes) in any order; which edition of HS it
uses stands in its name only: BACI_HS22_Y2023_V202501.csv. Beside it must lie the country codes that come with it,
country_codes_V202501.csv. Codes keep their edition: hs2017:252310 is no product of HS 2022. Made-up rows in the same layout:

    t,i,j,k,v,q
    2023,764,418,252310,1205.136,50791.017
    2023,704,418,252310,4726.815,NA

A weight of 0, empty or NA beside a value is unknown, not zero.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadData, BadTable
from graph.records import Batch, Node, Reject
from loaders import table
from loaders._iso import ISO2
from loaders._matrix import Flow, Gathering
from loaders.cell import short
from loaders.row import bad, known

DATASET = "baci"
_SOURCE = "src:BACI"
_COLUMNS = ("t", "i", "j", "k", "v", "q")
_COUNTRIES = "country_codes*.csv"
_COUNTRY = ("country_code", "country_name_abbreviation", "country_name_full", "iso_2digit_alpha", "iso_3digit_alpha")
_EDITION = re.compile(r"HS(92|96|02|07|12|17|22)(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(\.\d+)?([eE][+-]?\d+)?")
_UNKNOWN = ("", "NA", "nan")


@dataclass(frozen=True, kw_only=True)
class _Codes:
    """The countries of one codes file: code → id, and the nodes that it states."""

    file: str
    rows: int
    ids: Mapping[str, str]
    nodes: tuple[Node, ...]


def recognises(path: Path) -> bool:
    """A year file by its columns, or a folder that holds one."""
    if path.is_dir():
        return any(set(table.header(one)) == set(_COLUMNS) for one in sorted(path.glob("*.csv")))
    return set(table.header(path)) == set(_COLUMNS)


def read(*paths: Path) -> Batch:
    """What the year files state, each with the country codes beside it."""
    files = [one for path in paths for one in (_years(path) if path.is_dir() else (path,))]
    codes = {folder: _codes(folder) for folder in dict.fromkeys(file.parent for file in files)}
    if len({one.file for one in codes.values()}) > 1 or len({file.name for file in files}) < len(files):
        raise BadTable("the year files lie beside country codes of several editions, or bear one name.", then="Load one folder at a time.")
    known_codes = next(iter(codes.values()))
    made = [_year(file, codes[file.parent]) for file in files]
    gathered = [gathering for gathering, _, _ in made]
    return Batch(
        dataset=DATASET,
        records=(_source(known_codes.file), *known_codes.nodes, *(record for one in gathered for record in one.records())),
        rejects=tuple(reject for one in gathered for reject in one.rejects),
        tables={known_codes.file: known_codes.rows, **{one.file: rows for one, rows, _ in made}},
        remarks=tuple(remark for one, rows, world in made for remark in _remarks(one, rows, world)),
    )


def _years(folder: Path) -> Iterator[Path]:
    yield from (one for one in sorted(folder.glob("*.csv")) if set(table.header(one)) == set(_COLUMNS))


def _codes(folder: Path) -> _Codes:
    """The country codes that lie in the folder."""
    found = sorted(folder.glob(_COUNTRIES))
    if not found:
        then = "Put the country codes of the same download beside it, country_codes_V….csv."
        raise BadTable("a year of BACI cannot be read without its country codes.", where=str(folder), then=then)
    lines = table.read(found[-1], columns=_COUNTRY).lines
    ids: dict[str, str] = {}
    nodes: dict[str, Node] = {}
    # Of two codes of one country the lower is today's (56 Belgium, 58 Belgium-Luxembourg); the other is an area of its own.
    for line in sorted(lines, key=lambda line: int(line.cells["country_code"])):
        code = line.cells["country_code"]
        # Namibia has no two letters in files that a program took its NA from.
        iso2 = ISO2.get(line.cells["iso_3digit_alpha"], line.cells["iso_2digit_alpha"])
        id = f"iso:{iso2}" if re.fullmatch("[A-Z]{2}", iso2) and f"iso:{iso2}" not in nodes else f"comtrade:{int(code):03d}"
        ids[str(int(code))] = id
        nodes[id] = _country(found[-1].name, line, id)
    return _Codes(file=found[-1].name, rows=len(lines), ids=ids, nodes=tuple(nodes.values()))


def _country(file: str, line: table.TextLine, id: str) -> Node:
    # The names only stand beside those of other tables: what a country is called is not for a trade table to say.
    spellings = dict.fromkeys((line.cells["country_name_full"], line.cells["country_name_abbreviation"]))
    names = tuple(f"en|alias|{8 + rank}|{name}" for rank, name in enumerate(spellings) if name)
    own = {"code": id[4:], "iso3": line.cells["iso_3digit_alpha"]} if id.startswith("iso:") else {}
    return Node(kind="Country", id=id, properties=known(names=names, source_ids=(_SOURCE,), **own), file=file, line=line.number)


def _source(file: str) -> Node:
    properties = known(
        display_name="BACI: International Trade Database at the Product Level",
        publisher="CEPII",
        address="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
        kind="database",
        licence="Etalab 2.0; name CEPII and Gaulier, Zignago 2010",
        how_read=f"loaded by the user, with {file}",
    )
    return Node(kind="Source", id=_SOURCE, properties=properties, file=file)


def _year(path: Path, codes: _Codes) -> tuple[Gathering, int, int]:
    """What one file states, its number of rows, and how many of them are of the World."""
    edition = _EDITION.search(path.name)
    if not edition:
        then = "Name it as CEPII does: BACI_HS22_Y2023_V202501.csv."
        raise BadTable("its name does not say which edition of HS it uses.", where=path.name, then=then, file=path.name)
    century = "19" if edition[1].startswith("9") else "20"
    gathering = Gathering(file=path.name, publisher="baci", hs=f"hs{century}{edition[1]}", level=6, source=_SOURCE)
    lines = table.stream(path)
    names = next(lines)[1]
    at = {name: names.index(name) for name in _COLUMNS}
    rows = world = 0
    for number, cells in lines:
        rows += 1
        try:
            if len(cells) != len(names):
                raise bad("", ",".join(cells), f"{len(cells)} cells, {len(names)} columns")
            flow = _flow(number, {name: cells[place].strip() for name, place in at.items()}, codes.ids)
        except BadData as wrong:
            gathering.rejects.append(Reject(file=path.name, line=number, **_facts(wrong)))
            continue
        if flow:
            gathering.take(flow)
        else:
            world += 1
    return gathering, rows, world


def _flow(line: int, row: Mapping[str, str], ids: Mapping[str, str]) -> Flow | None:
    """The row; None if one end is the World, which is the sum of others and no country."""
    ends = [_end(column, row[column], ids) for column in ("i", "j")]
    if "" in ends:
        return None
    if not re.fullmatch(r"(19|20)\d{2}", row["t"]):
        raise bad("t", row["t"], "is no year")
    if not re.fullmatch(r"\d{5,6}", row["k"]):
        raise bad("k", row["k"], "is not six digits")  # five: a spreadsheet took the leading zero
    value = _number("v", row["v"])
    if value is None:
        raise bad("v", row["v"], "is empty")
    tonnes = _number("q", row["q"])
    weight = None if tonnes == 0 and value > 0 else tonnes
    return Flow(line=line, year=row["t"], exporter=ends[0], importer=ends[1], code=row["k"].zfill(6), value_kusd=value, tonnes=weight)


def _end(column: str, code: str, ids: Mapping[str, str]) -> str:
    if not code.isascii() or not code.isdigit():
        raise bad(column, code, "is no country code")
    if int(code) == 0:
        return ""
    id = ids.get(str(int(code)))
    if id is None:
        raise bad(column, code, "is not in the country codes")
    return id


def _number(column: str, cell: str) -> float | None:
    if cell in _UNKNOWN:
        return None
    if not _NUMBER.fullmatch(cell):
        raise bad(column, cell, "is not a number written like 1234.5")
    return float(cell)


def _facts(wrong: BadData) -> dict[str, str]:
    return {name: short(str(wrong.facts[name])) for name in ("column", "value", "reason")}


def _remarks(one: Gathering, rows: int, world: int) -> Iterable[str]:
    kept = f"{len(one.links):,} of {rows:,} rows touch Viet Nam or Laos and are kept as they are"
    yield f"{one.file}: {kept}; of the others the total of each exporter by product"
    if one.hs != "hs2022":
        yield f"{one.file}: its codes are of {one.hs.upper()}; they keep that edition and are not joined with products of HS 2022"
    if unknown := one.no_weight.total():
        yield f"{one.file}: {unknown:,} of the rows kept have no weight; it is unknown, not zero"
    if world:
        yield f"{one.file}: {world:,} rows of the World are left out; it is the sum of the others and no country"
