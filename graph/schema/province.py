"""Provinces, dated: 63 in Viet Nam to 30 June 2025, 34 since; 18 in Laos."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Province",
    word=msgid("province"),
    shape="hexagon",
    plural="provinces",
    doc="A province with the time in which it holds. iso:VN-44 (An Giang) and gso2025:44 (Quảng Trị) are different things.",
    id_pattern=r"iso:[A-Z]{2}-[A-Z0-9]{1,3}|gso2025:\d{2}",
    fields=(
        Field(name="country", doc="two letters"),
        Field(name="code", doc="ISO 3166-2 code; absent for Vietnamese provinces since July 2025"),
        Field(name="gso_code", doc="code of the statistics office, in force since July 2025"),
        Field(name="kind", doc="province, municipality or prefecture"),
        Field(name="valid_from", type="date", doc="first day on which it holds"),
        Field(name="valid_to", type="date", doc="first day on which it no longer holds"),
        Field(name="basis", doc="sourced or assumed"),
    ),
)

LINKS = (
    LinkType(name="IN_COUNTRY", says=msgid("is in"), doc="belongs to the country", ends=(("Province", "Country"),), family="place"),
    LinkType(
        name="SUCCEEDED_BY",
        says=msgid("was succeeded by"),
        doc="became this province, whole or as a part of it",
        ends=(("Province", "Province"),),
        family="place",
        fields=(Field(name="date", type="date", doc="first day of the successor"),),
    ),
)
