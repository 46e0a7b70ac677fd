"""The coverage matrix: chains down, stages across, both countries in each cell; a click picks the chain."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from graph.answer.answer import Answer
from graph.layout.grid import _FROM_ABOVE, GridCell, coverage
from graph.schema import STAGES
from views import _state
from views._text import _
from views.shared import filters, frame, gap_list
from views.shared.store import asked

_HOME = Path(__file__).parent


def _matrix(answer: Answer, picked: str) -> str:
    """Draw the matrix and tell which chain was just picked in it, if any."""
    grid = coverage(answer.rows, translate=_)
    data = {
        "caption": _("Makers by chain, stage and country; choose a chain to see it whole"),
        "stages": list(grid.headings),
        "sides": [{"code": code, "name": name} for code, name in zip(_FROM_ABOVE, grid.countries, strict=True)],
        "rows": [{"chain": line.chain, "name": _(line.text), "cells": [_cell(cell) for cell in line.cells]} for line in grid.lines],
        "picked": picked,
        "legend": [
            _("makers, at Distribution dealers"),
            _("planned only"),
            _("none in the loaded data: not a zero"),
            _("stage not in this chain"),
            _("shown, not counted"),
        ],
    }
    css, js = (_HOME / "coverage_matrix.css").read_text("utf-8"), (_HOME / "coverage_matrix.js").read_text("utf-8")
    draw = st.components.v2.component("linkage_matrix", html='<div class="linkage-matrix"></div>', css=css, js=js, isolate_styles=False)
    result = draw(key="matrix", data=data, on_picked_change=lambda: None, on_cell_change=lambda: None)
    chain, stage, country = (*str(result.cell or "").split("|"), "", "", "")[:3]
    if stage in STAGES and country in _FROM_ABOVE and chain in {line.chain for line in grid.lines}:
        gap_list.of_cell(chain, stage, country)
    found = str(result.picked or "")
    return found if found in {line.chain for line in grid.lines} else ""


def _cell(cell: GridCell) -> Mapping[str, object]:
    text = "" if cell.state == "none" else cell.text
    return {"stage": cell.stage, "text": text, "state": cell.state, "side": cell.country, "level": min(cell.count, 6), "title": cell.title}


def show(name: str, *, then: str) -> None:
    """The matrix with its table, sources and files; a picked chain is shown whole by the question `then`."""
    answer = asked(name, filters.given(name, first={}) or {})
    frame.head(answer)
    picked = _matrix(answer, _state.held("chain"))
    st.caption(_("Choose a chain to see it whole: who makes, needs and supplies what; choose a cell to see what is missing there."))
    if picked:
        _state.hold("chain", picked)
        _state.forget("chain")
        frame.turn(then)
    frame.foot(answer)
