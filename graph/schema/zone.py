"""Zones: special economic zones, industrial parks, border-gate economic zones, dry ports."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Zone",
    word=msgid("zone"),
    shape="square",
    plural="zones",
    doc="A special economic zone, industrial park, border-gate economic zone or dry port. Zones nest; an aggregate stands for several.",
    id_pattern=r"vl:Z\d+",
    fields=(
        Field(name="country", doc="two letters"),
        Field(name="country_2", doc="second country of a zone that lies in two"),
        Field(name="province", doc="ISO code, in Viet Nam that before July 2025"),
        Field(name="province_name_2025", doc="name of the province since July 2025; absent in Laos"),
        Field(name="kind", doc="SEZ, industrial park, border-gate economic zone …"),
        Field(name="aggregate", type="yes/no", doc="yes: a sum of several zones, left out of sums and lists"),
        Field(name="same_as", doc="id of the place that is the same thing: show once"),
        Field(name="year", type="date", doc="year of foundation"),
        Field(name="area_ha", type="number", unit="ha", doc="area"),
        Field(name="developer_text", doc="developer as printed; its shares stand again as DEVELOPS"),
        Field(name="status", doc="stated or planned, from stage_of_life; absent where that is unknown"),
        Field(name="stage_of_life", doc="operating, planned, proposed, approved, not started, under construction or unknown"),
        Field(name="lat", type="number", unit="°", doc="degrees north, WGS84; absent if unknown or withheld"),
        Field(name="lon", type="number", unit="°", doc="degrees east, WGS84; absent if unknown or withheld"),
        Field(name="geo_basis", doc="where the point comes from; none; withheld (licence unknown)"),
        Field(name="geo_precision_m", type="number", unit="m", doc="precision of the point"),
        Field(name="province_check_km", type="number", unit="km", doc="distance of the point from its province; 0 inside"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
