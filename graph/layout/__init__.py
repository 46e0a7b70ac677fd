"""Picture → positions. Pure: the same picture gives the same coordinates, for the canvas and for every file.

`place` takes a picture; `of_answer` knows from the question which layout an answer wants.
"""

from collections.abc import Collection, Mapping

from graph.answer.answer import Answer
from graph.answer.picture import Picture
from graph.layout.chain import place_chain
from graph.layout.facing import PARTS, place_facing
from graph.layout.figures import Number, figures, plain_figure
from graph.layout.layers import place_layers
from graph.layout.placed import Band, Cell, Column, Key, Line, Mark, Placed, Point
from graph.layout.strip import Strips, timeline
from graph.text import Translate

__all__ = ["Band", "Cell", "Column", "Key", "Line", "Mark", "Placed", "Point", "Strips", "of_answer", "place", "strips_of_answer"]


def place(
    picture: Picture, *, chain: bool = False, stages: Collection[str] | None = None, start: str | None = None, end: str | None = None,
    keep: Mapping[str, Point] | None = None, opened: Collection[str] = (), limit: int = 300, translate: Translate = str,
) -> Placed:  # fmt: skip
    """Every mark and line of a picture with its coordinates.

    `chain` asks for the chain view. Otherwise the picture stands in layers from `start`, or in steps from `start` to `end`;
    `keep` (from `Placed.positions()`) leaves earlier marks where they were. `opened` are groups to be shown one by one.
    """
    if chain:
        return place_chain(picture, stages_of_chain=stages, opened=opened, limit=limit, translate=translate)
    return place_layers(picture, start=start, end=end, keep=keep, limit=limit, translate=translate)


def of_answer(
    answer: Answer, *, keep: Mapping[str, Point] | None = None, opened: Collection[str] = (), limit: int = 300, translate: Translate = str
) -> Placed:
    """The picture of an answer: the chain view for a question about a chain, else layers from the things it was asked of."""
    types = answer.question.parameters
    asked = [str(answer.parameters.get(name) or "") for name in types]
    known = {node.id for node in answer.picture.nodes}
    if answer.question.name == "overview/chain":
        return place(answer.picture, chain=True, opened=opened, limit=limit, translate=translate)
    if answer.question.name in PARTS and answer.picture.nodes and len(answer.picture.nodes) <= limit:
        return place_facing(answer, translate=translate)
    ends = [one for one in asked if one in known]
    return place(
        answer.picture, start=ends[0] if ends else None, end=ends[1] if len(ends) > 1 else None, keep=keep, limit=limit, translate=translate
    )


def strips_of_answer(answer: Answer, *, translate: Translate = str, number: Number = plain_figure) -> Strips | None:
    """The picture of an answer whose rows stand in time, as strips; None for every other answer and for one without rows."""
    if not answer.rows:
        return None
    if answer.question.name == "overview/timeline":
        return timeline(answer.rows, str(answer.parameters.get("at") or answer.made_on), translate)
    return figures(answer.rows, translate, number) if answer.question.name == "overview/trade" else None
