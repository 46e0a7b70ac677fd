"""The app: settings, address, and a menu read from views/. Run `streamlit run app.py` or `linkage serve`."""

from pathlib import Path

import streamlit as st

from views import _state
from views._text import _

VIEWS = Path(__file__).resolve().parent / "views"
ORDER = ("overview", "explore", "paths", "gaps", "what_if", "history", "cypher", "data")  # a page that is not named here comes last


def pages() -> list[Path]:
    """The page files, in the order of the menu."""
    found = [path for path in VIEWS.glob("*.py") if not path.stem.startswith("_")]
    return sorted(found, key=lambda path: (ORDER.index(path.stem) if path.stem in ORDER else len(ORDER), path.stem))


st.set_page_config(
    page_title="Linkage", page_icon=str(VIEWS.parent / "static" / "mark.svg"), layout="wide", initial_sidebar_state="expanded"
)
_state.adopt()
st.logo(str(VIEWS.parent / "static" / "logo.svg"), size="large")
menu = [
    st.Page(path, title=_(path.stem.replace("_", "-").capitalize()), url_path=path.stem, default=path.stem == ORDER[0]) for path in pages()
]
st.navigation(menu).run()
