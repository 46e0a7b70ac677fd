"""Gates: border gate pairs, one node for the two sides."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Gate",
    word=msgid("gate"),
    shape="triangle",
    plural="gates",
    doc="A pair of border gates, one on each side.",
    id_pattern=r"vl:G\d+",
    fields=(
        Field(name="name_vn", doc="name of the Vietnamese side"),
        Field(name="name_la", doc="name of the Lao side"),
        Field(name="province_vn", doc="province of the Vietnamese side, ISO code before July 2025"),
        Field(name="province_vn_name_2025", doc="name of that province since July 2025"),
        Field(name="province_la", doc="province of the Lao side, ISO code"),
        Field(name="unlocode_vn", doc="UN/LOCODE of the Vietnamese side"),
        Field(name="unlocode_la", doc="UN/LOCODE of the Lao side"),
        Field(name="lat", type="number", unit="°", doc="degrees north, WGS84"),
        Field(name="lon", type="number", unit="°", doc="degrees east, WGS84"),
        Field(name="geo_basis", doc="where the point comes from, or none"),
        Field(name="geo_precision_m", type="number", unit="m", doc="precision of the point"),
        Field(name="gate_class", doc="international, main or auxiliary"),
        Field(name="class_since", type="date", doc="since when it has this class"),
        Field(name="road_vn", doc="road on the Vietnamese side"),
        Field(name="road_la", doc="road on the Lao side"),
        Field(name="road_basis", doc="sourced, assumed, conflict (sources differ, see note) or none"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
