"""The link families that a planner ticks on the Paths page, from the strongest evidence to the weakest."""

from graph.schema import link_types

# Order of path-questions.md: a path is labelled by the last of these that it uses.
FAMILIES = ("supply stated", "route", "ownership", "agreement", "supply planned", "product match", "place")
DEFAULT = tuple(family for family in FAMILIES if family != "supply planned")
_SCHEMA_FAMILY = {"supply stated": "supply", "supply planned": "supply", "product match": "product"}


def link_kinds(families: tuple[str, ...]) -> tuple[str, ...]:
    """The types of link that these families hold, in alphabetical order.

    >>> "OWNS" in link_kinds(("ownership",)), "OWNS" in link_kinds(("route",))
    (True, False)
    """
    wanted = {_SCHEMA_FAMILY.get(family, family) for family in families}
    return tuple(sorted(name for name, link in link_types().items() if link.family in wanted))
