"""The coverage picture: chain × stage × country, each cell a number or the words why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.layout.chain import BAND_TEXT, NO_DEALER, NO_MAKER, OUTSIDE, STAGE_TEXT
from graph.layout.placed import Key
from graph.result import Row
from graph.schema import STAGES
from graph.text import Translate, msgid

_FROM_ABOVE = ("VN", "LA")
State = Literal["known", "planned", "none", "outside", "outside-known"]


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """One chain, stage and country. `text` is what stands in it; `title` says it in words, for hover and screen readers."""

    stage: str
    country: str
    state: State
    count: int
    planned: int
    text: str
    title: str
    enterprises: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GridLine:
    chain: str
    text: str
    cells: tuple[GridCell, ...]  # two for each stage: Viet Nam, Laos
    known: int


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Lines by how many cells have a maker; `headings` are the six stages."""

    headings: tuple[str, ...]
    countries: tuple[str, ...]
    lines: tuple[GridLine, ...]
    legend: tuple[Key, ...]


def coverage(rows: Sequence[Row], translate: Translate = str) -> Grid:
    """The rows of overview/coverage as a grid: chains with most known cells first, then by name."""
    chains: dict[str, dict[tuple[str, str], Row]] = {}
    for row in rows:
        chains.setdefault(str(row["chain"]), {})[str(row["stage"]), str(row["country"])] = row
    lines = [_line(chain, cells, translate) for chain, cells in chains.items()]
    return Grid(
        headings=tuple(translate(STAGE_TEXT[stage]) for stage in STAGES),
        countries=tuple(translate(BAND_TEXT[country]) for country in _FROM_ABOVE),
        lines=tuple(sorted(lines, key=lambda line: (-line.known, line.text))),
        legend=_legend(translate),
    )


def _line(chain: str, cells: Mapping[tuple[str, str], Row], translate: Translate) -> GridLine:
    made = tuple(_cell(stage, country, cells.get((stage, country), {}), translate) for stage in STAGES for country in _FROM_ABOVE)
    name = next((str(row["chain_name"]) for row in cells.values() if row.get("chain_name")), chain)
    return GridLine(chain=chain, text=name, cells=made, known=sum(cell.state == "known" for cell in made))


def _cell(stage: str, country: str, row: Row, translate: Translate) -> GridCell:
    dealing = stage == "DISTRIBUTION"
    count, planned = (
        _number(row.get("dealers" if dealing else "makers_stated")),
        _number(row.get("dealers_planned" if dealing else "makers_planned")),
    )
    inside = bool(row.get("in_chain", row.get("products") is not None or dealing))
    state: State = (
        ("known" if count else "planned" if planned else "none") if inside else "outside-known" if count or planned else "outside"
    )
    words = {"known": "", "outside-known": OUTSIDE, "outside": OUTSIDE, "none": NO_DEALER if dealing else NO_MAKER, "planned": ""}[state]
    said = translate(words) if words else ""
    counted = translate(msgid("{n} stated, {planned} planned")).format(n=count, planned=planned) if count or planned else ""
    found = row.get("enterprises")
    return GridCell(
        stage=stage, country=country, state=state, count=count, planned=planned, text=_shown(state, count, planned),
        title="; ".join(part for part in (f"{translate(STAGE_TEXT[stage])}, {translate(BAND_TEXT[country])}", counted, said) if part),
        enterprises=tuple(str(one) for one in found) if isinstance(found, (list, tuple)) else (),
    )  # fmt: skip


def _shown(state: State, count: int, planned: int) -> str:
    numbers = f"{count} + {planned}" if count and planned else f"+ {planned}" if planned else str(count)
    return {"none": "", "outside": "–", "outside-known": f"({numbers})"}.get(state, numbers)


def _number(value: object) -> int:
    return int(value) if isinstance(value, (int, float)) else 0


def _legend(translate: Translate) -> tuple[Key, ...]:
    return (
        Key(text=translate(msgid("Viet Nam: makers, at Distribution dealers")), shape="square", tone="VN"),
        Key(text=translate(msgid("Laos: makers, at Distribution dealers")), shape="square", tone="LA"),
        Key(text=translate(msgid("+ n: planned only")), shape="square", status="planned", filled=False),
        Key(
            text=translate(msgid("empty: none in the loaded data, which is not zero")),
            shape="square",
            filled=False,
            tone="pale",
        ),
        Key(text=translate(msgid("–: this stage is not in this chain; (n): shown, not counted")), shape=""),
    )
