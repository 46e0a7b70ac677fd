"""The kinds of nodes and types of links, found by scanning this folder: one module per kind.

A module has `KIND` (a Kind) and `LINKS` (the LinkTypes that start at it, or a tuple of none).
"""

import importlib
import pkgutil
import re
from functools import cache, lru_cache

from graph.schema._base import LINK_FIELDS, NODE_FIELDS, Family, Field, FieldType, Kind, LinkType

__all__ = [
    "COUNTRIES",
    "LINK_FIELDS",
    "NODE_FIELDS",
    "STAGES",
    "Family",
    "Field",
    "FieldType",
    "Kind",
    "LinkType",
    "kind_of",
    "kinds",
    "link_types",
]

COUNTRIES = ("LA", "VN")  # the two of the border; a site elsewhere is on neither side
# The six stages of the memorandum of 1 December 2025, in its order.
STAGES = ("RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DESIGN", "DISTRIBUTION")


@cache
def _modules() -> tuple[object, ...]:
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"graph.schema.{name}") for name in names)


@cache
def kinds() -> dict[str, Kind]:
    """Label → Kind, for every kind of node."""
    found: list[Kind] = [m.KIND for m in _modules() if hasattr(m, "KIND")]
    return {kind.label: kind for kind in found}


@cache
def link_types() -> dict[str, LinkType]:
    """Type → LinkType, for every type of link; one that starts at several kinds is declared once."""
    found: dict[str, LinkType] = {}
    for module in _modules():
        for link in getattr(module, "LINKS", ()):
            if link.name in found:
                raise TypeError(f"{link.name} is declared twice")
            found[link.name] = link
    return found


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{kind.id_pattern}|scenario:{label.lower()}/[\w-]+"), label) for label, kind in kinds().items())


@lru_cache(maxsize=2**18)  # asked of the same ids again and again; more than the largest network met so far has
def kind_of(id: str) -> str | None:
    """The label that an id belongs to, from its scheme; None if no kind has such ids. What a scenario adds has ids of its own.

    >>> kind_of("vl:E27"), kind_of("hs2022:110814"), kind_of("coffee"), kind_of("nope:1"), kind_of("scenario:gate/bo-y-2")
    ('Enterprise', 'Product', 'Chain', None, 'Gate')
    """
    return next((label for pattern, label in _patterns() if pattern.fullmatch(id)), None)
