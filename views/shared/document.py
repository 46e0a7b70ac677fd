"""Tells the browser the language of the page (WCAG 3.1.1), which Streamlit always calls English, and how our own HTML looks."""

from pathlib import Path

import streamlit as st

from views import _text

_JS = "export default function ({ data }) { document.documentElement.lang = data.language; }"
_CSS = Path(__file__).with_name("frame.css")


def document() -> None:
    """Call once on each page."""
    st.html(f"<style>{_CSS.read_text(encoding='utf-8')}</style>")
    say = st.components.v2.component("linkage_language", js=_JS, html="<span hidden></span>")
    say(key="linkage_language", data={"language": _text.language()}, height=0)
