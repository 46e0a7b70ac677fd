"""Where a question is offered: what a planner wants to know, in the order in which the shelves of a folder stand."""

from collections.abc import Mapping

from graph.text import msgid

# A question names its shelf in its header; one without a shelf is offered after the others.
SHELVES: Mapping[str, tuple[str, ...]] = {
    "paths": (
        msgid("Between two things"),
        msgid("Along a road or through a gate"),
        msgid("Up and down a chain"),
        msgid("What if it is closed"),
        msgid("Evidence and dates"),
    ),
    "gaps": (
        msgid("All gaps"),
        msgid("One kind of gap"),
        msgid("How sure, how dependent"),
        msgid("A site for a plant"),
        msgid("With a trade or input–output table"),
    ),
}
