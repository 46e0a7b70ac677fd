"""Trade tables: one year of a table of trade between countries, and what each exporter sold in it in all."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="TradeTable",
    word=msgid("trade table"),
    shape="table",
    plural="trade tables",
    doc="One year of a table of trade by product that a user loaded; two tables are never added up.",
    id_pattern=r"table:[a-z][a-z-]*/hs\d{4}-[246]/\d{4}",
    fields=(
        Field(name="series", doc="the id without scheme and year: publisher, HS edition and digits; years of one series compare"),
        Field(name="hs", doc="edition of the Harmonized System: hs2022, hs2017 …"),
        Field(name="level", type="integer", doc="digits of its codes: 2, 4 or 6"),
        Field(name="period", doc="the year"),
        Field(name="exporters", type="integer", doc="countries that sell something in it"),
        Field(name="no_weight", type="integer", doc="rows kept whose weight is not known"),
    ),
)

LINKS = (
    LinkType(
        name="SOLD_IN_ALL",
        says=msgid("sold in all"),
        doc="sold these goods to all countries together, in the year of the table; one link a chapter",
        ends=(("Country", "TradeTable"),),
        family="figure",
        fields=(
            Field(name="chapter", doc="two digits"),
            Field(name="sales", unit="thousand USD", doc="code=value, of each product that has a row, parted by blanks"),
        ),
    ),
)
