"""What a Cypher result may hold besides plain values: nodes, links and paths, in one shape for both engines.

`element` is the engine's own number, good only inside one result, to find the ends of a link; it is never shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class NodeThing:
    element: str
    labels: tuple[str, ...]
    properties: Mapping[str, object]


@dataclass(frozen=True)
class LinkThing:
    element: str
    start: str
    end: str
    type: str
    properties: Mapping[str, object]


@dataclass(frozen=True)
class PathThing:
    nodes: tuple[NodeThing, ...]
    links: tuple[LinkThing, ...]


Row = Mapping[str, object]
