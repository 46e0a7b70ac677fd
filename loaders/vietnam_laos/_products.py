"""Product codes as the tables of this dataset write them."""

from loaders.hs2022 import codes
from loaders.row import TableRow, bad


def product_id(row: TableRow, column: str, *, empty: bool = False) -> str:
    """The node id of a code of HS 2022; a code of another version is a reject, never a new product."""
    code = row.text(column)
    if empty and not code:
        return ""
    if "hs_version" in row.cells:
        row.word("hs_version", ("HS2022",))
    if code not in codes():
        raise bad(column, code, "is no code of HS 2022; give the code that took its place" if code else "is empty")
    return f"hs2022:{code}"
