"""Tells the browser the language of the page (WCAG 3.1.1), which Streamlit always calls English, and how our own HTML looks."""

import streamlit as st

from views import _text

_JS = "export default function ({ data }) { document.documentElement.lang = data.language; }"
_CSS = """<style>
[data-testid="stMainBlockContainer"] { padding: 1.1rem 2rem 2rem; max-width: 1620px; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: .7rem; }
[data-testid="stSidebarHeader"] { height: 3rem; margin-bottom: 0; }
[data-testid="stHtml"] h1 { font-size: 1.34rem; line-height: 1.3; font-weight: 700; padding: 0; margin: .1rem 0 .15rem; }
[data-testid="stHtml"] h2 { font-size: 1.2rem; padding: .6rem 0 .1rem; margin: 0; } [data-testid="stHtml"] h3 { font-size: 1rem; padding: 0; margin: 0 0 .2rem; }
[data-testid="stCaptionContainer"] { color: inherit; opacity: .82; }
.linkage-number { font-size: 1.05rem; margin: 0; } .linkage-number b { font-size: 1.4rem; } .linkage-number span { opacity: .8; font-size: .92rem; }
.linkage-notes { font-size: .92rem; margin: .1rem 0 0; opacity: .85; max-width: 130ch; }
.linkage-limits { margin: .2rem 0; max-width: 130ch; font-size: .95rem; }
.linkage-sources { margin: 0; padding-left: 1.8rem; font-size: .95rem; } .linkage-sources li { margin: .15rem 0; overflow-wrap: anywhere; } .linkage-sources a { text-decoration: underline; }
.linkage-statement { border-left: 3px solid var(--st-border-color, #d5d9df); padding-left: .7rem; margin: .5rem 0 .8rem; font-size: .92rem; }
.linkage-statement p { margin: 0 0 .2rem; } .linkage-statement .linkage-sources { padding-left: 0; list-style: none; }
.linkage-statement dl, .linkage-facts { display: grid; grid-template-columns: max-content 1fr; gap: .05rem .8rem; margin: .2rem 0; font-size: .92rem; }
.linkage-statement dt, .linkage-facts dt { opacity: .78; font-weight: 400; } .linkage-statement dd, .linkage-facts dd { margin: 0; overflow-wrap: anywhere; }
.st-key-w_question button { padding: .15rem .6rem; min-height: 1.9rem; } .st-key-w_question button p { font-size: .87rem; }
[class*="st-key-picture_"] { position: relative; gap: .35rem; }
[class*="st-key-picture_"] > .stElementContainer:has(.stSelectbox) { max-width: 22rem; }
[class*="st-key-beside_"] { position: absolute; z-index: 5; top: 2.9rem; right: .5rem; width: min(23rem, 45%); max-height: min(calc(100% - 6.5rem), 34rem); overflow: auto; padding: .6rem .8rem; gap: .4rem;
  background: var(--st-background-color, #fff); border: 1px solid var(--st-border-color, #d5d9df); border-radius: 4px; box-shadow: 0 3px 14px rgb(0 0 0 / 16%); }
</style>"""


def document() -> None:
    """Call once on each page."""
    st.html(_CSS)
    say = st.components.v2.component("linkage_language", js=_JS, html="<span hidden></span>")
    say(key="linkage_language", data={"language": _text.language()}, height=0)
