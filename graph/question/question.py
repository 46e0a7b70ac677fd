"""One question file, read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.question.parameters import Parameter

QUERIES = Path(__file__).resolve().parents[2] / "queries"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question file. `parts` maps a part's name, or "name engine", to its text."""

    name: str
    title: str
    question: str
    columns: Mapping[str, str]
    limits: str
    counted: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    identity: tuple[str, ...] = ()
    measure: str = ""
    gap: str = ""
    shelf: str = ""  # what a planner wants to know; empty: none of the shelves of its folder
    order: int | None = None  # its place on the shelf; without one it stands after those that have one, by name
    rounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # part that is fetched again and again → the lists it takes
    parts: Mapping[str, str] = field(default_factory=dict)
    path: Path = QUERIES

    def text(self, part: str, engine: str) -> str | None:
        """The text of a part for an engine: its own where there is one, else the common one, else None."""
        return self.parts.get(f"{part} {engine}", self.parts.get(part))

    def part_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.split()[0] for name in self.parts))

    def signature(self) -> dict[str, str]:
        """How it is called and what it gives: `parameters` with their defaults (or <type> where none), `columns`, `title`."""
        given = [f"{p.name}=<{p.type}>" if p.default is None else f"{p.name}={p.default}" for p in self.parameters.values()]
        return {"parameters": "; ".join(given), "columns": ", ".join(self.columns), "title": self.title}
