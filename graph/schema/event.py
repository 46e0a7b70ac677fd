"""Events: what was reported of cooperation."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Event",
    word=msgid("event"),
    shape="cross",
    plural="events",
    doc="A meeting, fair, programme or figure of cooperation that was reported.",
    id_pattern=r"vl:K\d+",
    fields=(
        Field(name="scope", doc="who"),
        Field(name="event_kind", doc="agreement, conference, MoU, fair, goods week, programme, retail, survey, request or stock"),
        Field(name="date", type="date", doc="when"),
        Field(name="fact", doc="what was reported"),
        Field(name="agreement", doc="id of the agreement that the row restates"),
    ),
)

LINKS = (LinkType(name="ABOUT", says=msgid("is about"), doc="restates the agreement", ends=(("Event", "Agreement"),), family="agreement"),)
