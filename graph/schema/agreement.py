"""Agreements: what was signed, what it covers."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Agreement",
    word=msgid("agreement"),
    shape="star",
    plural="agreements",
    doc="A memorandum or agreement; lapsed when valid_to is past.",
    id_pattern=r"vl:A\d+",
    fields=(
        Field(name="date", type="date", doc="day of signing"),
        Field(name="valid_to", type="date", doc="last day, month or year in which it holds"),
        Field(name="status", doc="stated, from stage_of_life"),
        Field(name="stage_of_life", doc="signed or in force, as the table says"),
        Field(name="stages", type="texts", doc="stages that it covers"),
        Field(name="sectors", type="texts", doc="sectors that it covers"),
        Field(name="scope_notes", type="texts", doc="what we remark on each stage or sector, as STAGE: basis, remark"),
    ),
)

LINKS = (
    LinkType(
        name="SIGNED",
        says=msgid("signed"),
        doc="is a party of; its status is that of the agreement",
        ends=(("Body", "Agreement"), ("Enterprise", "Agreement")),
        family="agreement",
        fields=(Field(name="role", doc="party"), Field(name="party", doc="name of the party as the table writes it")),
    ),
    LinkType(
        name="COVERS",
        says=msgid("covers"),
        doc="is about the chain, zone or product; its status is that of the agreement",
        ends=(("Agreement", "Chain"), ("Agreement", "Zone"), ("Agreement", "Product")),
        family="agreement",
    ),
)
