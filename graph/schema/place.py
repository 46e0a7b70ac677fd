"""Places: ports, stations, dry ports, towns on a corridor."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Place",
    word=msgid("place"),
    shape="triangle_down",
    plural="places",
    doc="A port, station, dry port or town that corridors connect.",
    id_pattern=r"unlocode:[A-Z]{2}[A-Z2-9]{3}|vl:P\d+",
    fields=(
        Field(name="place_id", doc="id in its table, which the node id shows only where there is no UN/LOCODE"),
        Field(name="unlocode", doc="UN/LOCODE, five letters"),
        Field(name="country", doc="two letters"),
        Field(name="lat", type="number", unit="°", doc="degrees north, WGS84"),
        Field(name="lon", type="number", unit="°", doc="degrees east, WGS84"),
        Field(name="geo_precision_m", type="number", unit="m", doc="precision of the point"),
        Field(name="function", doc="seaport, road, rail …"),
        Field(name="same_as", doc="id of the zone that is the same thing: show once"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
