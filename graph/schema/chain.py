"""Chains: coffee, cassava, rubber … and the stages that belong to each."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Chain",
    word=msgid("chain"),
    shape="chevron",
    plural="chains",
    doc="A product chain; its id is its slug.",
    id_pattern=r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
    fields=(
        Field(name="slug", doc="the id again, for inline maps"),
        Field(name="stages", type="texts", doc="stages that belong to the chain; a stage outside is not in this chain, which is not zero"),
        Field(name="stage_basis", type="texts", doc="why a stage belongs, as STAGE: reason|reason"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
