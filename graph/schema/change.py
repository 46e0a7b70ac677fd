"""Changes: the rows of a scenario. They stand in the ledger only; no store holds them."""

from graph.schema._base import Field, Kind, LinkType

KIND = Kind(
    label="Change",
    plural="changes",
    doc="One row of a scenario: what it adds, closes or starts. It stands in the ledger apart from facts; no store holds it.",
    id_pattern=r"change:[\w-]+(/.+)?",
    fields=(
        Field(name="scenario", doc="name of the scenario"),
        Field(name="withdrawn", type="yes/no", doc="yes: the scenario is no longer offered"),
        Field(name="cells", type="texts", doc="the filled cells of the row, each as column=text"),
    ),
)

LINKS: tuple[LinkType, ...] = ()
