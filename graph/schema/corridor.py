"""Corridors: roads, railways, conveyors and power lines, and what they connect."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Corridor",
    word=msgid("corridor"),
    shape="bar",
    plural="corridors",
    doc="A road, railway, conveyor or power line.",
    id_pattern=r"vl:corridor/C\d+",
    fields=(
        Field(name="kind", doc="road, rail, conveyor, power line or dry port"),
        Field(name="status", doc="stated or planned, from stage_of_life"),
        Field(name="stage_of_life", doc="operating or planned, as the table says"),
        Field(name="fact", doc="what the source says"),
        Field(name="km", type="number", unit="km", doc="length of what the note says"),
        Field(name="same_as", doc="id of the zone that is the same thing: show once"),
    ),
)

LINKS = (
    LinkType(
        name="CONNECTS",
        says=msgid("connects"),
        doc="passes or ends at; its status is that of the corridor",
        ends=(
            ("Corridor", "Gate"),
            ("Corridor", "Place"),
            ("Corridor", "Zone"),
            ("Corridor", "Province"),
            ("Corridor", "Enterprise"),
        ),
        family="route",
        fields=(
            Field(name="order", type="integer", doc="order along the line"),
            Field(name="km", type="number", unit="km", doc="distance from the node km_from, on the same line"),
            Field(name="km_from", doc="id of the node that km is counted from"),
        ),
    ),
)
