"""Dataset hs2022: every code of the Harmonized System of 2022 with two, four or six digits, and the heading it belongs to."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.errors import BadTable
from graph.records import Batch, Record
from loaders import table
from loaders.row import TableRow, bad, known
from loaders.sheet import Sheet, columns, link, made, node

DATASET = "hs2022"
SHIPPED = Path(__file__).parent.parent / "data" / "reference" / "harmonized-system.csv"
_FILE = "harmonized-system.csv"
_SECTIONS = "hs_sections.csv"
_CODE = re.compile(r"\d{2}|\d{4}|\d{6}")
# Words that mean nothing without the heading above them.
_BARE = re.compile(r"(other|others|parts|n\.?e\.?[cs]\.?|not elsewhere (specified|classified))[;:,. ]*", re.IGNORECASE)
# The publisher cut descriptions at this length; a blank at the end is gone when we see them.
_CUT = 255


def recognises(path: Path) -> bool:
    """A file with the header of the HS table, or the folder that holds it."""
    if path.is_dir():
        return (path / _FILE).is_file()
    return set(table.header(path)) == set(sheets()[_FILE].columns)


def read(*given: Path) -> Batch:
    """All products of the table; the row TOTAL is the sum of all and no product."""
    if len(given) != 1:
        raise BadTable(f"{len(given)} tables of HS 2022 were given.", then="Give one.")
    path = given[0] / _FILE if given[0].is_dir() else given[0]
    beside = path.with_name(_SECTIONS)
    paths = {_FILE: path, _SECTIONS: beside if beside.is_file() else SHIPPED.with_name(_SECTIONS)}
    all_made = made(sheets(), _FILE, paths)
    return Batch(
        dataset=DATASET,
        records=all_made.records,
        rejects=all_made.rejects,
        tables={_FILE: all_made.table.rows},
        remarks=(*(f"{_FILE}: {remark}" for remark in all_made.table.remarks), *_left(given[0])),
    )


def _left(given: Path) -> Iterator[str]:
    """What else lies in a folder that was given: it is not read, and that is said."""
    others = (path for path in sorted(given.iterdir()) if path.suffix.lower() in table.TABLES) if given.is_dir() else ()
    if names := [path.name for path in others if path.name not in sheets()]:
        yield f"of {given.name} these tables are not read: {', '.join(names)}"


@cache
def codes() -> frozenset[str]:
    """Every code of HS 2022, to tell a code of another version by."""
    return frozenset(line.cells["hscode"] for line in table.read(SHIPPED).lines if _CODE.fullmatch(line.cells["hscode"]))


def _product(row: TableRow) -> Iterator[Record]:
    code, level, section = row.need("hscode"), row.need("level"), row.need("section")
    description, above = row.need("description"), row.need("parent")
    if code == "TOTAL":
        return
    if not _CODE.fullmatch(code):
        raise bad("hscode", code, "is not 2, 4 or 6 digits")
    if level != str(len(code)):
        raise bad("level", level, f"is not the number of digits of {code}")
    if above != (code[:-2] or "TOTAL"):
        raise bad("parent", above, f"is not the code above {code}")
    words = _whole(description)
    part_of = {"section": section, "section_name": row.beside("section", _SECTIONS)["name"]} if section != "TOTAL" else {}
    name = f"{_whole(row.beside('parent', _FILE)['description'])}: {words}" if _BARE.fullmatch(words) else words
    yield node(row, "Product", f"hs2022:{code}", known(display_name=name, name_en=name, code=code, level=len(code), **part_of))
    if len(code) > 2:
        ends = ("Product", f"hs2022:{code}"), ("Product", f"hs2022:{code[:-2]}")
        yield link(row, "PART_OF", f"hs2022:{code}|PART_OF|hs2022:{code[:-2]}", *ends, {"status": "stated", "basis": "sourced"})


def _whole(description: str) -> str:
    """The description, with … where its publisher cut it.

    >>> _whole("Animals; live")
    'Animals; live'
    """
    cut = len(description) == _CUT or (len(description) == _CUT - 1 and description.endswith(","))
    return description.rstrip(" ,;") + ("…" if cut else "")


def _no_records(_: TableRow) -> Iterator[Record]:
    """Sections are looked into and are no nodes."""
    return iter(())


@cache
def sheets() -> dict[str, Sheet]:
    """The tables of this dataset by their file names."""
    products = columns("section hscode description parent level")
    return {
        _FILE: Sheet(file=_FILE, columns=products, key=("hscode",), make=_product, beside=(_SECTIONS,)),
        _SECTIONS: Sheet(file=_SECTIONS, columns=columns("section name"), key=("section",), make=_no_records),
    }
