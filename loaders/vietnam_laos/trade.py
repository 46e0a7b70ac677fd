"""Published trade figures, the products that the words of a source mean, and totals."""

from collections.abc import Iterator

from graph.records import Record
from loaders.row import BASIS, TableRow, known
from loaders.sheet import Sheet, columns, link, node
from loaders.vietnam_laos._products import product_id

FILE = "trade_by_product.csv"
_FLOWS = ("VN exports", "VN imports")
_PAIRS = ("VN-LA", "Hanoi-LA")


def _figure(row: TableRow) -> Iterator[Record]:
    flow, product = row.word("flow", _FLOWS), row.text("product_as_named")
    same_as = row.text("same_as")
    properties = known(
        display_name=f"{flow}: {product or 'product not named'}, {_period(row)}",
        reporter="VN",
        partner="LA",
        flow=flow,
        period_from=row.date("period_from"),
        period_to=row.date("period_to"),
        product_as_named=product,
        musd=row.number("musd"),
        tonnes=row.number("tonnes"),
        same_as=f"vl:{same_as}" if same_as else "",
        source_ids=row.sources(),
    )
    yield node(row, "TradeFigure", row.id("trade_id", "vl:", "TradeFigure"), properties)


def _code(row: TableRow) -> Iterator[Record]:
    id, product, basis = row.id("trade_id", "vl:", "TradeFigure"), product_id(row, "hs"), row.word("basis", BASIS)
    cited = row.beside("trade_id", FILE)["source_ids"]
    # The code follows from the words of the figure's source, or is our reading of them.
    sources = tuple(f"src:{one}" for one in cited.split(";") if one) if basis == "sourced" else ()
    properties = known(status="stated", basis=basis, source_ids=sources)
    yield link(row, "OF", f"{id}|{product}", ("TradeFigure", id), ("Product", product), properties)


def _total(row: TableRow) -> Iterator[Record]:
    pair = row.word("pair", _PAIRS)
    properties = known(
        display_name=f"{pair}: total trade, {_period(row)}",
        pair=pair,
        reporter=pair.split("-")[0],
        partner=pair.split("-")[1],
        period_from=row.date("period_from"),
        period_to=row.date("period_to"),
        vn_exports_musd=row.number("vn_exports_musd"),
        vn_imports_musd=row.number("vn_imports_musd"),
        total_musd=row.number("total_musd"),
        quality=row.text("quality"),
        source_ids=row.sources(),
    )
    yield node(row, "TradeFigure", row.id("trade_total_id", "vl:", "TradeFigure"), properties)


def _period(row: TableRow) -> str:
    return " to ".join(dict.fromkeys(filter(None, (row.text("period_from"), row.text("period_to")))))


SHEETS = (
    Sheet(
        file=FILE,
        columns=columns("trade_id period_from period_to flow product_as_named musd tonnes same_as source_ids"),
        key=("trade_id",),
        make=_figure,
    ),
    Sheet(
        file="trade_product_hs.csv",
        columns=columns("trade_id hs hs_version basis"),
        key=("trade_id", "hs"),
        make=_code,
        beside=(FILE,),
    ),
    Sheet(
        file="trade_totals.csv",
        columns=columns("trade_total_id pair period_from period_to vn_exports_musd vn_imports_musd total_musd quality source_ids"),
        key=("trade_total_id",),
        make=_total,
    ),
)
