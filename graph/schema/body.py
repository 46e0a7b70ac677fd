"""Bodies: ministries, departments, associations, and parties that no source names."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Body",
    word=msgid("body"),
    shape="pentagon",
    plural="bodies",
    doc="A ministry, department or association; parties that no source names are one body per agreement.",
    id_pattern=r"vl:body/[a-z0-9-]+",
    fields=(
        Field(name="country", doc="two letters; absent if unknown or of both"),
        Field(name="named", type="yes/no", doc="no: stands for parties that the sources do not name"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
