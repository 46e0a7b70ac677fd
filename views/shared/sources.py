"""Where the figures come from: publications with date and link, and statements with theirs."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph.answer.answer import Answer, SourceLine
from graph.answer.picture import PictureLink
from views._text import _, day
from views.shared import vocabulary


def sources_of_answer(answer: Answer) -> None:
    """All publications behind an answer, in a drawer whose label counts them."""
    with st.expander(_("Sources: {n} publications", n=vocabulary.amount(len(answer.sources)))):
        if answer.sources:
            st.html(_listed(answer.sources))
        else:
            st.caption(_("No publication is cited by these rows."))


def _listed(sources: Sequence[SourceLine]) -> str:
    """Publisher, title with link, date and licence of each, as HTML that holds nothing but text and links."""
    return f'<ol class="linkage-sources">{"".join(f"<li>{_line(one)}</li>" for one in sources)}</ol>'


def _line(source: SourceLine) -> str:
    title = escape(source.display_name or source.id)
    if source.address.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.address)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    when = day(source.date) if source.date and source.date != "undated" else _("undated")
    parts = [escape(source.publisher), title, escape(when), f"<small>{escape(source.id)}</small>"]
    return " · ".join(part for part in parts if part)


def of_links(links: Sequence[PictureLink], names: dict[str, str], answer: Answer) -> str:
    """Each statement in words, with status, dates, basis and its publications, as HTML."""
    known = {one.id: one for one in answer.sources}
    return "".join(_statement(link, names, known) for link in links)


def _statement(link: PictureLink, names: dict[str, str], known: dict[str, SourceLine]) -> str:
    start, end = (escape(names.get(one, one)) for one in (link.start, link.end))
    sentence = f"<b>{start}</b> {escape(vocabulary.word(link.kind))} <b>{end}</b>"
    cited = link.properties.get("source_ids")
    lines = [known[str(one)] for one in cited if str(one) in known] if isinstance(cited, (list, tuple)) else []
    sources = (
        _listed(lines)
        if lines
        else f"<p>{escape(_('No publication is cited: {basis}.', basis=vocabulary.word(str(link.properties.get('basis', 'assumed')))))}</p>"
    )
    return f'<div class="linkage-statement"><p>{sentence}</p>{_facts(link)}{sources}</div>'


_SHOWN = ("basis", "stage", "product", "share_percent", "amount", "unit", "detail", "valid_from", "valid_to", "as_of", "confidence", "note")


def _facts(link: PictureLink) -> str:
    stated = [("status", link.status)] + [(name, link.properties[name]) for name in _SHOWN if link.properties.get(name) not in (None, "")]
    cells = "".join(f"<dt>{escape(vocabulary.heading(name))}</dt><dd>{escape(vocabulary.amount(value))}</dd>" for name, value in stated)
    return f"<dl>{cells}</dl>"
