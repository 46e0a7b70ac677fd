"""Sources: publications that rows cite."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Source",
    word=msgid("source"),
    shape="page",
    plural="sources",
    doc="A publication that rows cite; its title is the display_name.",
    id_pattern=r"src:[A-Z]+\d*",
    fields=(
        Field(name="publisher", doc="who published it"),
        Field(name="address", doc="where it can be read"),
        Field(name="date", doc="as printed; only a clean ISO date counts for as_of"),
        Field(name="kind", doc="press, press-state, official, company, database …"),
        Field(name="licence", doc="facts only: no licence known, only facts and figures taken; else licence and what is owed; unknown"),
        Field(name="how_read", doc="how and when it was read"),
        Field(name="used", type="yes/no", doc="no: kept as background, no row cites it"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
