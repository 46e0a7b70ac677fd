"""The text of a part as the engine gets it: what is spliced in comes from fixed lists, what a person typed is bound."""

import re
from collections.abc import Mapping

from graph.schema import families, kind_of

_SPLICE = re.compile(r"@(\w+)")


def splice(text: str, bound: Mapping[str, object]) -> str:
    """The text with @links, @hops and @label_x written out; all three come from fixed lists, never from what was typed.

    >>> splice("MATCH (a:@label_from)-[:@links*1..@hops]-(b)", {"from": "vl:E01", "links": ("ownership",), "hops": 2})[:19]
    'MATCH (a:Enterprise'
    """

    def word(mark: re.Match[str]) -> str:
        name = mark[1]
        if name == "links":
            chosen = bound["links"]
            return "|".join(families.link_kinds(chosen if isinstance(chosen, tuple) else ()))
        if name == "hops":
            return str(int(str(bound["hops"])))
        return kind_of(str(bound[name.removeprefix("label_")])) or ""

    return _SPLICE.sub(word, text)


def bindable(bound: Mapping[str, object]) -> dict[str, object]:
    """The values as an engine takes them: lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in bound.items()}
