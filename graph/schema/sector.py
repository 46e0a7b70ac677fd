"""Sectors of an input–output table that a user loaded, and what they sell each other."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Sector",
    word=msgid("sector"),
    shape="trapezium",
    plural="sectors",
    doc="A sector of one input–output table; the same sector of another table is another one.",
    id_pattern=r"io:[a-z0-9-]+/\d{4}/[A-Za-z0-9._-]+",
    fields=(
        Field(name="io_table", doc="slug and year of the table"),
        Field(name="period", doc="the year"),
        Field(name="code", doc="code of the sector as the table writes it"),
        Field(name="unit", doc="unit of every value of the table, such as million USD"),
        Field(name="output", type="number", doc="total output, in unit"),
        Field(name="final_demand", type="number", doc="sold to households, government, investment and abroad, in unit"),
        Field(name="stated_in", doc="words of the table on its source"),
    ),
)

LINKS = (
    LinkType(
        name="FEEDS",
        says=msgid("sells to the sector"),
        doc="sells to the sector, in the year of the table",
        ends=(("Sector", "Sector"),),
        family="figure",
        fields=(Field(name="value", type="number", doc="in the unit of the table"),),
    ),
)
