"""Countries, by two letters."""

from graph.schema._base import Field, Kind, LinkType

KIND = Kind(
    label="Country",
    plural="countries",
    doc="A country that the tables name.",
    id_pattern=r"iso:[A-Z]{2}",
    fields=(
        Field(name="code", doc="ISO 3166-1, two letters"),
        Field(name="iso3", doc="ISO 3166-1, three letters"),
        Field(name="m49", doc="United Nations code, three digits as text"),
        Field(name="basis", doc="sourced or assumed"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
