"""Trade figures: what was published of trade between the two countries; listed, never added."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="TradeFigure",
    word=msgid("trade figure"),
    shape="column",
    plural="trade figures",
    doc="A published figure of trade; never summed across overlapping periods or chapters.",
    id_pattern=r"vl:TT?\d+",
    fields=(
        Field(name="reporter", doc="who reports: VN"),
        Field(name="partner", doc="partner: LA"),
        Field(name="pair", doc="VN-LA or Hanoi-LA; totals only"),
        Field(name="flow", doc="VN exports or VN imports; absent for totals of both"),
        Field(name="period_from", type="date", doc="first month"),
        Field(name="period_to", type="date", doc="last month"),
        Field(name="product_as_named", doc="words of the source"),
        Field(name="musd", type="number", unit="USD million", doc="value of the flow"),
        Field(name="tonnes", type="number", unit="t", doc="weight of the flow"),
        Field(name="vn_exports_musd", type="number", unit="USD million", doc="exports of Viet Nam, as printed"),
        Field(name="vn_imports_musd", type="number", unit="USD million", doc="imports of Viet Nam, as printed"),
        Field(name="total_musd", type="number", unit="USD million", doc="total as printed; may differ from the sum by rounding"),
        Field(name="same_as", doc="fact_id of the link that states the same figure: never add"),
        Field(name="quality", doc="as published, rounded, corrected …"),
    ),
)

LINKS = (
    LinkType(
        name="OF",
        says=msgid("is a figure of"),
        doc="is a figure of the product; one figure for all its codes",
        ends=(("TradeFigure", "Product"),),
        family="product",
    ),
)
