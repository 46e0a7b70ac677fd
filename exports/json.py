"""An answer as JSON: rows, the picture in node-link form, n of N, sources, edition, parameters, and whether it was cut."""

import json

from exports.caption import caption
from exports.clean import plain_text
from graph.answer.answer import Answer
from graph.text import Translate

SUFFIX, MEDIA_TYPE = ".json", "application/json"


def write(answer: Answer, *, language: str = "en", translate: Translate = str) -> bytes:
    """UTF-8 text that any JSON reader takes; `picture` is read by networkx.node_link_graph(…, edges="links")."""
    words = caption(answer, translate)
    made = {
        "question": answer.question.name,
        "title": words.title,
        "asked": words.asked,
        "parameters": answer.parameters,
        "population": {**answer.population.counts, "text": words.counted},
        "columns": answer.columns,
        "rows": answer.rows,
        "cut": answer.cut,
        "picture": _picture(answer),
        "notes": words.notes,
        "limits": words.limits,
        "sources": [vars(source) for source in answer.sources],
        "ledger": answer.ledger,
        "edition": answer.edition,
        "made_on": answer.made_on,
        "scenario": answer.scenario,
        "engine": answer.engine,
        "language": language,
    }
    return json.dumps(plain_text(made), ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8")


def _picture(answer: Answer) -> dict[str, object]:
    nodes = [
        {**one.properties, "id": one.id, "kind": one.kind, "display_name": one.display_name, "country": one.country}
        for one in answer.picture.nodes
    ]
    links = [
        {**one.properties, "key": one.id, "kind": one.kind, "status": one.status, "source": one.start, "target": one.end}
        for one in answer.picture.links
    ]
    return {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "links": links, "left_out": answer.picture.left_out}
