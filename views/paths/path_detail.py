"""One path twice: as a strip of the six stages with what stands in each, and as the route of gates, roads and ports with its km."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from graph.answer.answer import Answer
from graph.result import Row
from graph.schema import STAGES, kind_of
from views._text import _
from views.shared import vocabulary


def show(answer: Answer, row: Row, title: str) -> None:
    """Strip and route of a row that is a path."""
    nodes = listed_paths(row, "nodes") or listed_paths(row, "things")
    names = dict(zip(nodes, listed_paths(row, "nodes_name") or listed_paths(row, "things_name"), strict=False))
    countries = {node.id: node.country for node in answer.picture.nodes}
    told = strip(row, names, countries) if "stages" in answer.columns else order(row, names)
    st.html(f"<h2>{escape(title)}</h2>{told}{route(row)}")


def listed_paths(row: Row, column: str) -> list[str]:
    value = row.get(column)
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


def strip(row: Row, names: Mapping[str, str], countries: Mapping[str, str]) -> str:
    """Six columns, in each the things of the path that stand at that stage, numbered in the order of the path; as HTML."""
    told = listed_paths(row, "stages")
    stands = {node: set(told[i].split(" / ")) & set(STAGES) if i < len(told) else set() for i, node in enumerate(names)}
    order = {node: i for i, node in enumerate(names, 1)}
    marks = {
        node: f'<li value="{order[node]}" class="{escape(countries.get(node, ""))}">{escape(_(name))}</li>' for node, name in names.items()
    }
    heads = "".join(f'<th scope="col">{escape(vocabulary.word(stage))}</th>' for stage in STAGES)
    cells = "".join(f"<td><ol>{''.join(marks[node] for node in names if stage in stands[node])}</ol></td>" for stage in STAGES)
    aside = "".join(marks[node] for node in names if not stands[node] and kind_of(node) != "Product")
    goods = ", ".join(listed_paths(row, "products_name"))
    below = f'<p>{escape(_("No stage stated:"))}</p><ol class="aside">{aside}</ol>' if aside else ""
    below += f"<p>{escape(_('Goods: {names}', names=goods))}</p>" if goods else ""
    caption = escape(_("The path by stage"))
    table = f'<table><caption class="said">{caption}</caption><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>'
    return f'<div class="linkage-way">{table}{below}</div>'


def order(row: Row, names: Mapping[str, str]) -> str:
    """The things of the path in their order, for a question that tells no stages; as HTML."""
    goods = ", ".join(listed_paths(row, "products_name"))
    below = f"<p>{escape(_('Goods: {names}', names=goods))}</p>" if goods else ""
    return (
        f'<div class="linkage-way"><ol class="aside">{"".join(f"<li>{escape(_(name))}</li>" for name in names.values())}</ol>{below}</div>'
    )


def route(row: Row) -> str:
    """Gates, roads, ports and zones in order, the km, and how the km are known; as HTML."""
    on_way = dict(zip(listed_paths(row, "route"), listed_paths(row, "route_name"), strict=False))
    for column in ("gates", "lines"):
        on_way |= dict(zip(listed_paths(row, column), listed_paths(row, f"{column}_name"), strict=False))
    known = vocabulary.word(str(row.get("km_known") or _("unknown")))
    km = _("{n} km, {known}", n=vocabulary.amount(row["km"]), known=known) if row.get("km") is not None else _("km unknown")
    if not on_way:
        return f'<p class="linkage-route">{escape(_("Route: no gate, road or port is stated on this path; {km}.", km=km))}</p>'
    steps = "".join(
        f"<li><b>{escape(_(name))}</b> <small>{escape(vocabulary.kind(kind_of(id) or ''))}</small></li>" for id, name in on_way.items()
    )
    return f'<div class="linkage-route"><p>{escape(_("Route by gates and roads: {km}", km=km))}</p><ol>{steps}</ol></div>'
